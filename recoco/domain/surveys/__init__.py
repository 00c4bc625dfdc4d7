"""Questions that a portal asks about projects, and the answers given to them."""
