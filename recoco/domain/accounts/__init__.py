"""Accounts: identities, the persons they are on each portal, their roles, and every way to sign in."""
