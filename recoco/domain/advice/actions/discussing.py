"""Advisers talk over a draft before the collectivité reads it."""

from django.db import IntegrityError, transaction

from recoco.domain.advice.events import RECOMMENDATION_DISCUSSED
from recoco.domain.advice.models import Recommendation, Remark
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused

TOLD = "Ce brouillon vient d’être publié : commentez la recommandation, la collectivité vous lira."


@transaction.atomic
def discuss(draft: Recommendation, text: str, *, token: str, by: Actor) -> Remark:
    """Say something of a draft to the other advisers; the same form sent twice says it once.

    :raises Refused: when it is published, the dossier is no longer open, or nothing is said.
    """
    by.must(Permission.NOTE_WRITE, draft)
    draft.placement.ensure_accepted()
    text = text.strip()
    if not text:
        raise Refused("Écrivez votre remarque.")
    if not Recommendation.objects.drafts().filter(pk=draft.pk).exists():
        raise Refused(TOLD)
    mine = Remark.objects.filter(recommendation=draft, author_id=by.user_id or 0, token=token)
    known: Remark | None = mine.first()
    if known is not None:
        return known
    remark = Remark(
        recommendation=draft,
        text=text,
        token=token,
        author_id=by.user_id or 0,
        author_name=by.name,
        author_organization=getattr(by.person, "organization", ""),
    )
    try:
        with transaction.atomic():
            remark.save()
    except IntegrityError:  # the same form, at the same instant
        twice: Remark = mine.get()
        return twice
    record(RECOMMENDATION_DISCUSSED, by=by, subject=draft, case_id=draft.case_id, title=draft.title, remark=remark.pk)
    return remark
