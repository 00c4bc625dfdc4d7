"""The gestures on questionnaires."""
