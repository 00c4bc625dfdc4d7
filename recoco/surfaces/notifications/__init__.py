"""Tells people what happened, as far as their rights go."""
