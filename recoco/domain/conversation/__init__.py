"""What is said in a dossier: one thread with the collectivité, another between advisers."""
