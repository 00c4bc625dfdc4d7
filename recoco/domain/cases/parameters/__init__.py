"""The tab « Paramètres » of a dossier: what it leads to, card by card."""
