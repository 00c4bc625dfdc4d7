"""What every decision on a submission begins and ends with."""

from django.urls import reverse

from recoco.domain.cases.collectivite import owner_of
from recoco.domain.cases.keeping import holder_of
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import told_what_happened
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.sending import send
from recoco.kernel.portals import scope
from recoco.kernel.ui.french import of


def must_be(placement: Placement, status: Status) -> None:
    """Let a decision on what is in *status* go on.

    :raises Refused: when a colleague has decided meanwhile, or put it aside: what they did is said.
    """
    # To accept what a colleague has just refused is another gesture, which asks for a reason.
    if placement.status != status:
        raise Refused(told_what_happened(placement))
    if placement.is_archived:
        raise Refused(f"Cette demande est archivée : seule l’équipe {of(placement.portal.name)} peut la restaurer.")


def tell_keeper(
    kind: MailKind, placement: Placement, event: Event, *, by: Actor, on: str = "", reason: str = ""
) -> None:
    """Write to who answers for the case, in the voice of the portal they know: the one where it was brought.

    That is its owner, or the adviser who filed it for a collectivité; nobody is told what they decide themselves.

    :param on: the portal it is about; that of the placement by default.
    """
    case = placement.case
    with scope.entering(case.origin):
        owner = owner_of(case)
        keeper = owner or holder_of(case)
        if keeper is None or keeper.user_id == by.user_id:
            return
        send(
            kind,
            to=keeper.user.email,
            user_id=keeper.user_id,
            case_id=case.pk,
            causes=[event.pk],
            key=f"{kind.name}:{placement.pk}:{placement.version}",
            words={
                "name": case.name,
                "number": case.pk,
                "path": case.get_absolute_url(),
                "correction": reverse("submission:resubmit", args=[case.pk]),
                "for_somebody": owner is None,
                "by": by.person.signature,
                "on": on or placement.portal.name,
                "elsewhere": placement.portal_id != case.origin_id,
                "reason": reason,
            },
        )
