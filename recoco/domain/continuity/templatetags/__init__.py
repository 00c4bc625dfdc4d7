"""Tags of the templates of the threads."""
