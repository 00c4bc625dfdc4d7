"""The portal's team sends somebody the way back to what they have not finished."""

from django.db import transaction

from recoco.domain.submission.events import DRAFT_LINK_SENT
from recoco.domain.submission.links import link_to
from recoco.domain.submission.mails import DRAFT_LINK
from recoco.domain.submission.models import Draft
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.sending import send


@transaction.atomic
def send_link(draft: Draft, *, by: Actor) -> None:
    """Send the link of an unfinished submission to its author, once, whoever of the team is first.

    :raises Refused: when a colleague sent it, or when the submission has left meanwhile.
    """
    by.must(Permission.CASE_MODERATE)
    waiting = Draft.objects.recallable().filter(pk=draft.pk, link_sent_at=None)
    if not waiting.update(link_sent_at=clock.now()):
        raise Refused("Le lien de reprise est déjà parti, ou la demande a été envoyée entre-temps.")
    record(DRAFT_LINK_SENT, by=by, subject=draft)
    send(
        DRAFT_LINK,
        to=draft.email,
        user_id=draft.author_id,
        key=f"draft_link_again:{draft.pk}",
        words={"name": draft.name, "link": link_to(draft), "asked_by": by.person.signature},
    )
