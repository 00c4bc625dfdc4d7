"""The pages of notices, of preferences, and of the e-mails to come."""
