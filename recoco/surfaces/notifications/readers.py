"""Hears events from the log and writes to those concerned."""

from recoco.domain.cases.events import CASE_RECEIVED
from recoco.domain.cases.models import Placement
from recoco.domain.cases.policy import holders
from recoco.domain.submission.events import CASE_SUBMITTED
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.readers import Reader
from recoco.kernel.mail.sending import send
from recoco.surfaces.notifications.mails import TO_MODERATE


def tell_moderators(event: Event) -> None:
    """Tell the portal's team that a case waits for its decision, unless it no longer does."""
    placement = Placement.objects.to_moderate().with_case().filter(pk=event.subject_id).first()
    if placement is None:
        return
    case = placement.case
    place = f"{case.commune.name} ({case.commune.departement.code})" if case.commune else "commune inconnue"
    for person in holders(Permission.CASE_MODERATE, placement).select_related("user"):
        send(
            TO_MODERATE,
            to=person.user.email,
            user_id=person.user_id,
            case_id=placement.case_id,
            causes=[event.pk],
            key=f"to_moderate:{event.pk}:{person.pk}",
            words={"name": case.name, "place": place, "actor": event.actor_name, "summary": case.summary[:600]},
        )


READERS = (Reader("moderators", frozenset({CASE_SUBMITTED, CASE_RECEIVED}), tell_moderators),)
