"""Gestures of continuity."""
