"""The pace at which each person is told: what they chose, else what is usual for the fact and for their role."""

from collections.abc import Collection, Iterable, Mapping

from recoco.domain.accounts.models import PortalRole, RoleName
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.families import ALWAYS, Family
from recoco.surfaces.notifications.models import Attention, CaseAttention, Notice, PaceChoice
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.table import TABLE
from recoco.surfaces.notifications.table.row import Line


def paces_for(line: Line, people: Collection[int], case_id: int | None) -> Mapping[int, Pace]:
    """Return the pace at which each of *people*, numbers of persons of this portal, is told of a fact by e-mail.

    Three queries at most, however many people.
    """
    if line.directly or line.family is None:
        return dict.fromkeys(people, Pace.NEVER)
    if line.family in ALWAYS:
        return dict.fromkeys(people, line.usual_pace)
    chosen = PaceChoice.objects.filter(family=line.family, person_id__in=people)
    paces = {**dict.fromkeys(people, line.usual_pace), **_told_in_the_bell_only(line, people)}
    paces |= {number: Pace(pace) for number, pace in chosen.values_list("person_id", "pace")}
    return paces | dict.fromkeys(muting(case_id, people), Pace.NEVER)


def muting(case_id: int | None, people: Collection[int]) -> set[int]:
    """Return who, among *people*, wants no e-mail about a case."""
    mute = CaseAttention.objects.filter(case_id=case_id, attention=Attention.MUTE, person_id__in=people)
    return set(mute.values_list("person_id", flat=True)) if case_id is not None else set()


def _told_in_the_bell_only(line: Line, people: Collection[int]) -> dict[int, Pace]:
    """Return the advisers of the whole country: every new case is theirs, and they did not ask to be written to."""
    if line.who is not Who.TERRITORY_ADVISERS:
        return {}
    nationwide = PortalRole.objects.filter(name=RoleName.ADVISER, is_national=True, until=None, person_id__in=people)
    return dict.fromkeys(nationwide.values_list("person_id", flat=True), Pace.NEVER)


def refused(notices: Iterable[Notice]) -> set[int]:
    """Return the numbers of the notices whose person wants no e-mail of that kind any more: two queries.

    Asked when the e-mail is made: a choice may have been made while the notice itself was being written.
    """
    waiting = [one for one in notices if one.family not in ALWAYS]
    people = {one.person_id for one in waiting}
    never = PaceChoice.objects.filter(person_id__in=people, pace=Pace.NEVER)
    families = set(never.values_list("person_id", "family"))
    mute = CaseAttention.objects.filter(person_id__in=people, attention=Attention.MUTE)
    cases = set(mute.values_list("person_id", "case_id"))
    return {
        one.pk for one in waiting if (one.person_id, one.family) in families or (one.person_id, one.case_id) in cases
    }


def usual_pace(family: Family) -> Pace:
    """Return the pace of a family for whoever has chosen none: that of its first line in the table."""
    lines = (line for row in TABLE for line in row.lines)
    return next(line.usual_pace for line in lines if line.family is family and not line.directly)
