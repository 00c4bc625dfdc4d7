"""The accounts that are written to, one at a time whichever portal writes."""

from django.db import models


class Recipient(models.Model):
    """A row to lock while an e-mail of notices is made: nobody is written to by two workers at once.

    Global as the budget of the week is: it counts the e-mails of all portals together.
    """

    scope = "global"

    user_id = models.BigIntegerField(unique=True)
