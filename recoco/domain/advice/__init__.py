"""What advisers recommend to a collectivité, and what becomes of it."""
