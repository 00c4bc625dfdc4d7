"""Bringing a project to a portal, and the portal’s decision on it."""
