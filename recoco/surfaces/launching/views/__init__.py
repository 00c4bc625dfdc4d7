"""The launch of a portal, and the console of all of them."""
