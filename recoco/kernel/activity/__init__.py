"""The one log: what happened, written once, read by everything that tells."""
