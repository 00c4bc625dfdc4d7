"""The files of a dossier, whatever they came with: shared by all its people, or kept among its advisers."""
