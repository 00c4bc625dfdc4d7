"""The gestures on the files of a dossier."""
