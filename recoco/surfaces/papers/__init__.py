"""Documents of a dossier, made for paper and for archives."""
