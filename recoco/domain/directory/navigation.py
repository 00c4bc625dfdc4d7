"""What the address book puts in the header."""

from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry

NAVIGATION = (Entry("Annuaire", "directory:index", permission=Permission.DIRECTORY_READ),)
