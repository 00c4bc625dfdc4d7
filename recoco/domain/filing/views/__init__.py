"""The pages of the files of a dossier."""
