"""Advisers keep one text together: what two of them write at once is never lost."""

from django.db import IntegrityError, transaction
from django.db.models import F

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.events import BRIEF_EDITED
from recoco.domain.conversation.models import Brief, BriefVersion
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused


class BriefChanged(Refused):
    """Somebody else has saved the brief since the page was opened; nothing of either is lost.

    :param present: what it says now, to be shown beside what was typed.
    """

    def __init__(self, present: Brief) -> None:
        super().__init__(
            f"{present.edited_by_name} vient de modifier la note de synthèse. La vôtre n’est pas encore enregistrée : "
            "comparez, reprenez ce qu’il faut, puis enregistrez."
        )
        self.present = present


@transaction.atomic
def write_brief(placement: Placement, text: str, *, version: int, by: Actor) -> None:
    """Save the brief of *placement*; each version of it is kept.

    :param version: the one that *by* had before their eyes; 0 when nothing was written yet.
    :raises BriefChanged: when it is not the present one any more.
    """
    by.must(Permission.BRIEF_WRITE, placement)
    placement.ensure_accepted()
    text = text.strip()
    facts = {"text": text, "edited_at": clock.now(), "edited_by_name": by.name}
    brief = Brief.objects.filter(placement=placement).first()
    if brief is None and not version:
        brief = Brief(placement=placement, **facts)
        try:
            with transaction.atomic():
                brief.save()
        except IntegrityError:
            raise BriefChanged(Brief.objects.get(placement=placement)) from None
    elif brief is None or brief.version != version:
        raise BriefChanged(brief or Brief(placement=placement, edited_by_name="Quelqu’un"))
    elif brief.text == text:
        return
    elif not Brief.objects.filter(pk=brief.pk, version=version).update(version=F("version") + 1, **facts):
        raise BriefChanged(Brief.objects.get(pk=brief.pk))
    BriefVersion(brief=brief, number=version + 1, text=text, by_name=by.name).save()
    record(BRIEF_EDITED, by=by, subject=brief, case_id=placement.case_id)
