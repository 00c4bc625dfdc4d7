"""Pages of continuity."""
