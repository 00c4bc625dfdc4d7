"""All that somebody follows passes to somebody else, in one gesture; nothing that they wrote changes hands or name."""

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction

from recoco.domain.accounts.models import Person
from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.events.people import ADVISER_HANDED_OVER
from recoco.domain.cases.models import PlacementParticipation, PlacementRole
from recoco.domain.cases.roles import forget_roles
from recoco.domain.continuity.events import CASES_HANDED_OVER
from recoco.domain.continuity.models import HandedCase, HandOver
from recoco.domain.continuity.previewing import Line, lines_of
from recoco.domain.continuity.successors import must_hand_over, successors_of
from recoco.domain.conversation.models import ToDo
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted, day, moment, of

ADVISER, OBSERVER = PlacementRole.ADVISER, PlacementRole.OBSERVER
CHANGED = "La liste vient de changer : relisez-la, rien n’a été confié."


@transaction.atomic
def hand_over_cases(
    giver: Person,
    taker: Person,
    chosen: Collection[int],
    *,
    by: Actor,
    message: str = "",
    until: date | None = None,
) -> HandOver:
    """Pass the dossiers *chosen* among those that *giver* follows to *taker*, with what is to be done and drafts.

    :param chosen: numbers of placements, as the preview showed them.
    :param until: the last day of an absence: *giver* then keeps everything, and *taker* follows besides.
    :raises Forbidden: when *by* is neither *giver* nor of the team.
    :raises Refused: when *taker* may not take them up, or one of them no longer passes: nothing has then moved.
    """
    must_hand_over(giver, by)
    # The row of the giver is the lock: of two who pass on the same dossiers at once, one finds them gone.
    Person.objects.select_for_update(no_key=True).get(pk=giver.pk)
    if not successors_of(giver).filter(pk=taker.pk).exists():
        raise Refused(f"{taker.full_name} ne peut pas prendre la suite : choisissez quelqu’un d’autre.")
    passing = {line.placement.pk: line for line in lines_of(giver, taker, by) if not line.left_out}
    wanted = set(chosen)
    if not wanted or wanted - set(passing):
        raise Refused(_what_happened(giver, wanted))
    lines = [passing[number] for number in passing if number in wanted]
    passed = HandOver(giver=giver, taker=taker, message=message.strip(), until=until)
    passed.by_user_id, passed.by_name = by.user_id, by.name
    passed.save()
    HandedCase.objects.bulk_create([_kept(passed, line) for line in lines])
    if until is None:
        _leave_places(lines, giver)
        _change_hands(lines, giver, taker)
    _take_places(lines, taker, to_stay=until is None)
    _tell(passed, lines, by)
    return passed


def _kept(passed: HandOver, line: Line) -> HandedCase:
    return HandedCase(
        hand_over=passed,
        placement=line.placement,
        role=line.role,
        is_new=not line.is_known,
        todos=line.todos,
        drafts=line.drafts,
    )


def _leave_places(lines: list[Line], giver: Person) -> None:
    rows = PlacementParticipation.objects.filter(pk__in=[line.participation.pk for line in lines])
    if rows.delete()[0] != len(lines):
        raise Refused(CHANGED)


def _take_places(lines: list[Line], taker: Person, *, to_stay: bool) -> None:
    coming = [
        PlacementParticipation(placement=one.placement, person=taker, role=one.role)
        for one in lines
        if not one.is_known
    ]
    try:
        with transaction.atomic():
            PlacementParticipation.objects.bulk_create(coming)
    except IntegrityError:  # they came by themselves at the same instant
        raise Refused(CHANGED) from None
    advised = [line.placement.pk for line in lines if line.role is ADVISER]
    lower = PlacementParticipation.objects.filter(person=taker, placement_id__in=advised, role=OBSERVER)
    if to_stay:
        lower.update(role=ADVISER)
        # What they followed only as long as an absence is theirs now.
        lent = HandedCase.objects.filter(hand_over__in=HandOver.objects.all().standing_in().filter(taker=taker))
        lent.filter(placement_id__in=[line.placement.pk for line in lines]).update(is_new=False)


def _change_hands(lines: list[Line], giver: Person, taker: Person) -> None:
    placements = [line.placement.pk for line in lines]
    ToDo.objects.filter(person=giver, done_at=None, placement_id__in=placements).update(person=taker)
    advised = [line.placement.case_id for line in lines if line.role is ADVISER]
    Recommendation.objects.drafts().filter(author_id=giver.user_id, case_id__in=advised).update(
        author_id=taker.user_id, author_name=taker.full_name, author_organization=taker.organization
    )


def _tell(passed: HandOver, lines: list[Line], by: Actor) -> None:
    giver, taker = passed.giver, passed.taker
    is_theirs = giver.user_id == by.user_id
    for line in lines:
        forget_roles(line.placement)
        record(
            ADVISER_HANDED_OVER,
            by=by,
            subject=line.placement,
            case_id=line.placement.case_id,
            who=taker.full_name,
            user_id=taker.user_id,
            role=line.role.label.lower(),
            how=_how(passed, is_theirs=is_theirs),
        )
    record(
        CASES_HANDED_OVER,
        by=by,
        subject=passed,
        who=taker.full_name,
        user_id=taker.user_id,
        cases=counted(len(lines), "dossier", "dossiers"),
        whose=("" if is_theirs else f" {of(giver.full_name)}") + _until(passed),
    )


def _how(passed: HandOver, *, is_theirs: bool) -> str:
    if passed.until is not None:
        return f", en remplacement {of(passed.giver.full_name)}{_until(passed)}"
    return "" if is_theirs else f", à la suite {of(passed.giver.full_name)}"


def _until(passed: HandOver) -> str:
    return f" jusqu’au {day(passed.until)}" if passed.until else ""


def _what_happened(giver: Person, wanted: set[int]) -> str:
    """Say who has just passed these dossiers on, or that the list is no longer true."""
    if not wanted:
        return "Choisissez au moins un dossier à confier."
    last = HandedCase.objects.filter(hand_over__giver=giver, placement_id__in=wanted).order_by("-pk")
    done = last.select_related("hand_over__taker").first()
    if done is None:
        return CHANGED
    one = done.hand_over
    return (
        f"{one.by_name} vient de confier ces dossiers à {one.taker.full_name} ({moment(one.at)}). "
        "Rien n’a été confié une seconde fois."
    )
