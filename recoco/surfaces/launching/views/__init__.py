"""The pages of launching."""
