"""The gestures of advice."""
