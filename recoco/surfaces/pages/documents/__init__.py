"""What a portal says of itself: identity, look, contacts, home, pages."""

from recoco.surfaces.pages.documents.accessibility import AUDIT
from recoco.surfaces.pages.documents.free_pages import PAGE
from recoco.surfaces.pages.documents.home import HOME
from recoco.surfaces.pages.documents.legal import LEGAL
from recoco.surfaces.pages.documents.portal import CONTACTS, IDENTITY, THEME

DOCUMENT_KINDS = (IDENTITY, THEME, CONTACTS, HOME, PAGE, LEGAL, AUDIT)
