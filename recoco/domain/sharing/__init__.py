"""Share links of a dossier: a page that is read without account, for as long as somebody answers for it."""
