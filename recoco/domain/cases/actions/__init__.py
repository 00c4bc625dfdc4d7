"""The gestures on cases."""
