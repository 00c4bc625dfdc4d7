"""Tags of the templates of the files of a dossier."""
