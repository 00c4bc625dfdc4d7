"""Contacts of the address book, as stories name them: « contact: {organization: …, function: …, email: …} »."""

from recoco.domain.directory.words import NOT_ASKED, ContactWords, Pick
from recoco.surfaces.demo.scenes import Scene


def contact_in(scene: Scene) -> Pick:
    """Return the contact that a story attaches; the same one told twice is one in the address book."""
    told, commune = scene.word("contact", None), scene.placement.case.commune
    where = [commune.departement] if commune else []
    return Pick(is_asked=True, new=ContactWords(**told, departements=where)) if told else NOT_ASKED
