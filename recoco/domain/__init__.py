"""What the product is about: people, cases, submissions."""
