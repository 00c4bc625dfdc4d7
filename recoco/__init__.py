"""Recoco: thematic, multi-actor advice portals for French local authorities."""

__version__ = "0.1.0"
