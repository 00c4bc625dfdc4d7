"""How many e-mails of notices somebody gets in a week, all portals together, and what happens beyond."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.conf import settings
from django.db.models import Count

from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.families import UNCOUNTED, Family
from recoco.surfaces.notifications.models import Notice, Recipient
from recoco.surfaces.notifications.paces import Pace, due_at, slower

WEEK = timedelta(days=7)
SUMMARY_KINDS = {
    Pace.TWICE_A_DAY: "notifications.twice_a_day",
    Pace.DAILY: "notifications.daily",
    Pace.WEEKLY: "notifications.weekly",
}
# Codes, receipts, invitations and decisions are written by the gesture itself, under other kinds: they do not count.
COUNTED = (*SUMMARY_KINDS.values(), *(family.mail_kind for family in Family if family not in UNCOUNTED))


def hold(user_id: int) -> None:
    """Keep other workers from writing to this account until the transaction ends.

    :raises Recipient.DoesNotExist: when nothing was ever told to it.
    """
    Recipient.objects.select_for_update(no_key=True).get(user_id=user_id)


def spent(accounts: Collection[int]) -> Mapping[int, int]:
    """Return how many e-mails that count each of these accounts got in seven days: one query."""
    with scope.everywhere("the budget of the week counts the e-mails of all portals together"):
        sent = OutgoingEmail.objects.filter(
            user_id__in=accounts, kind__in=COUNTED, created_at__gt=clock.now() - WEEK
        ).exclude(state=State.DROPPED)
        return dict(sent.order_by().values_list("user_id").annotate(Count("pk")))


def is_over(count: int) -> bool:
    """Tell whether whoever already got *count* e-mails this week must wait."""
    return count >= settings.MAX_EMAILS_PER_WEEK


def postpone(notices: Collection[Notice]) -> None:
    """Make notices of the current portal wait for a slower pace; those of the week never wait."""
    portal = scope.current_portal()
    for pace in {slower(Pace(one.pace)) for one in notices}:
        late = [one.pk for one in notices if slower(Pace(one.pace)) is pace]
        waiting = Notice.objects.all().waiting().filter(pk__in=late)
        waiting.update(pace=pace, due_at=due_at(pace, clock.now(), portal=portal), is_postponed=True)
