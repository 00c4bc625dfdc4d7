"""Commands that start the installation and bring it up to date."""
