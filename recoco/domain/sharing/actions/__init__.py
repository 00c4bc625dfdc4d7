"""What is done with share links."""
