"""The gestures of the threads of a dossier."""
