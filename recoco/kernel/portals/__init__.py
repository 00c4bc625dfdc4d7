"""Portals and their scope: without a current portal, no scoped query runs."""
