"""The way to the people of a portal."""

from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry

NAVIGATION = (Entry("Personnes", "continuity:people", permission=Permission.BACKOFFICE_USE),)
