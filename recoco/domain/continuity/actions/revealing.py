"""Shows at once how to reach the référents of all the dossiers of a hand-over, and writes who looked."""

from django.db import transaction

from recoco.domain.cases.journal import Opening, note_several
from recoco.domain.cases.models import Opened
from recoco.domain.continuity.briefing import Briefing
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission


@transaction.atomic
def reveal_owners(briefing: Briefing, *, by: Actor) -> None:
    """Write in the journal of each dossier that *by* asked how to reach its référent.

    :raises Forbidden: when *by* may not on one of them.
    """
    known = [one for one in briefing.cases if one.owner is not None and one.owner_person is not None]
    for one in known:
        by.must(Permission.PERSON_SEE_CONTACT_DETAILS, one.placement)
    openings = [Opening(one.placement, Opened.CONTACT, one.owner.user_id, one.owner.name) for one in known if one.owner]
    note_several(openings, by=by)
