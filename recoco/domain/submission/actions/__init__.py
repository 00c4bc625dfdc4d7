"""The gestures of a submission: describe, confirm, send; accept or refuse."""
