"""The gestures of accounts: whoever may, changes, and it is recorded."""
