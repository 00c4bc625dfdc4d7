"""The gestures on portals themselves."""
