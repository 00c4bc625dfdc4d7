"""Whether somebody can be reached: an account that opens, an address that takes our e-mails, a person who is there."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals.preparing import Ago, Today
from recoco.kernel.ui.french import day

REMEMBERED = timedelta(days=90)  # an e-mail that came back longer ago says nothing any more


def refused_accounts() -> Any:
    """Return the accounts that the last e-mails of this portal did not reach, for a condition."""
    return OutgoingEmail.objects.all().unsettled_failures(Ago(REMEMBERED)).values("user_id")


def out_of_reach(*, counts_absences: bool) -> Q:
    """Return the condition on persons « cannot be reached ».

    :param counts_absences: whether somebody who will be back is out of reach; who has left always is.
    """
    gone = Q(away_until__gte=Today()) | Q(away_until=None) if counts_absences else Q(away_until=None)
    closed = Q(suspended_at__isnull=False) | Q(user__is_active=False)
    return closed | (Q(away_from__lte=Today()) & gone) | Q(user_id__in=refused_accounts())


def why_out_of_reach(person: Person, refused: set[int], *, counts_absences: bool) -> str:
    """Return why *person* cannot be reached, empty when they can: the same question, for one.

    :param refused: accounts that `refused_accounts` returns.
    """
    today = localdate(clock.now())
    if person.suspended_at is not None or not person.user.is_active:
        return "compte désactivé"
    if person.is_away(today) and (counts_absences or person.away_until is None):
        return told_of_absence(person, today)
    return "nos e-mails lui reviennent" if person.user_id in refused else ""


def told_of_absence(person: Person, today: date) -> str:
    """Return what to know of the absence of somebody, present or to come; empty when there is none."""
    if person.away_from is None or (person.away_until is not None and person.away_until < today):
        return ""
    begins = day(person.away_from)
    if person.away_until is None:
        return f"a quitté ses fonctions le {begins}" if person.is_away(today) else f"quitte ses fonctions le {begins}"
    ends = day(person.away_until)
    return f"absence jusqu’au {ends}" if person.is_away(today) else f"absence du {begins} au {ends}"
