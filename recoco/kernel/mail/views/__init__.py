"""The demonstration's mailbox, and the e-mails of a portal as its team sees them."""
