"""The way to the administration."""

from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry

NAVIGATION = (Entry("Administration", "backoffice:index", permission=Permission.BACKOFFICE_USE),)
