"""Somebody whose project looks like a known one asks the portal's team to be let in."""

from django.db import IntegrityError, transaction
from django.urls import reverse

from recoco.domain.cases.policy import holders
from recoco.domain.submission.events import JOIN_REQUESTED as REQUESTED
from recoco.domain.submission.mails import JOIN_REQUESTED
from recoco.domain.submission.models import Draft, JoinRequest
from recoco.domain.submission.similar import similar_to_draft
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.sending import send


@transaction.atomic
def ask_to_join(draft: Draft, message: str, *, by: Actor) -> JoinRequest:
    """Ask the team to join the dossier most like the project of *draft*; nothing of it is told to who asks.

    :param by: a person of this portal.
    :raises Refused: when there is no such dossier any more, or when they asked already.
    """
    by.must(Permission.CASE_SUBMIT)
    alike = similar_to_draft(draft)
    if not alike:
        raise Refused("Aucun dossier proche n’est connu pour cette commune : vous pouvez envoyer votre demande.")
    placement = alike[0]
    asked = JoinRequest(placement=placement, person=by.person, project_name=draft.name, message=message.strip())
    try:
        with transaction.atomic():
            asked.save()
    except IntegrityError:
        raise Refused("Vous l’avez déjà demandé : l’équipe du portail vous répondra par e-mail.") from None
    event = record(REQUESTED, by=by, subject=asked, case_id=placement.case_id, message=asked.message)
    for person in holders(Permission.CASE_MODERATE, placement).select_related("user"):
        send(
            JOIN_REQUESTED,
            to=person.user.email,
            user_id=person.user_id,
            case_id=placement.case_id,
            causes=[event.pk],
            key=f"join_requested:{asked.pk}:{person.pk}",
            words={
                "by": by.person.signature,
                "email": by.person.user.email,
                "project": asked.project_name,
                "message": asked.message,
                "name": placement.case.name,
                "path": f"{reverse('submission:join_requests')}#demande-{asked.pk}",
            },
        )
    return asked
