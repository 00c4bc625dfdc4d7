"""The pages of the threads of a dossier."""
