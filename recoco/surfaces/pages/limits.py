"""How often one may write to the team."""

from datetime import timedelta

from recoco.kernel.access.limits import Limit

CONTACTS_FROM_NETWORK = Limit("contacts of network", 5, timedelta(hours=1))
CONTACTS_OF_ADDRESS = Limit("contacts of address", 3, timedelta(hours=1))
