"""The gestures of the address book."""
