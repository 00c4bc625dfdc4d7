"""Gestures on doubles, each in one transaction."""
