"""The public pages of a portal."""
