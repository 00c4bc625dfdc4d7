"""Outgoing mail: rows written with the change they tell of, rendered and sent later, once."""
