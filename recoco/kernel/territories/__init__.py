"""The communes of France and what contains them: found as people type them, current year after year."""
