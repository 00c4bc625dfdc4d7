"""Makes an e-mail of the notices whose hour has come: judged again, then queued, in one transaction each."""

from recoco.domain.accounts.models import Person
from recoco.kernel.kit import clock
from recoco.kernel.mail.kinds import kind_named
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.sending import send
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.composing import compose
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.table import row_of
from recoco.surfaces.notifications.telling import audience, placement_of


def mail(notices: list[Notice]) -> None:
    """Queue one e-mail for *notices*: the same kind of fact, on one case, for one person of the current portal.

    What no longer stands, or that they may read no more, is dropped without a word.
    """
    standing = [notice for notice in notices if stands(notice)]
    email = _queue(standing) if standing else None
    numbers = [notice.pk for notice in standing]
    waiting = Notice.objects.all().waiting()
    waiting.filter(pk__in=numbers).update(settled_at=clock.now(), email=email)
    dropped = [notice.pk for notice in notices if notice not in standing]
    waiting.filter(pk__in=dropped).update(settled_at=clock.now())


def stands(notice: Notice) -> bool:
    """Tell whether *notice* is still to be told: the fact holds, and the person may still read it."""
    row, event = row_of(notice.event.type), notice.event
    placement = placement_of(event)
    people = audience(row, Who(notice.who), event, placement)
    return row.stands(event, placement) and people.filter(pk=notice.person_id).exists()


def still_worth(email: OutgoingEmail) -> bool:
    """Tell whether anything that *email* says still stands, at the moment it leaves."""
    return any(stands(notice) for notice in Notice.objects.filter(email=email).select_related("event"))


def _queue(notices: list[Notice]) -> OutgoingEmail | None:
    first = notices[0]
    row, who = row_of(first.event.type), Who(first.who)
    person = Person.objects.select_related("user").get(pk=first.person_id)
    return send(
        kind_named(row.family_for(who).mail_kind),
        to=person.user.email,
        user_id=person.user_id,
        case_id=first.case_id,
        causes=[notice.event_id for notice in notices],
        key=f"notice:{first.pk}",
        words=compose(row, notices, placement_of(first.event), to=person),
    )
