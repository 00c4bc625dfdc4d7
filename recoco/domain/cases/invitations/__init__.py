"""Invitations to a case: who may make them, their links, their e-mails, and whom they wait for."""
