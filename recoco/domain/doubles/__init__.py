"""Two dossiers that are one: the double is archived, and what it holds is carried over to the one that stays."""
