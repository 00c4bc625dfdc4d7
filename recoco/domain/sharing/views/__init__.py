"""The pages of share links."""
