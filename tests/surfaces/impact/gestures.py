"""The gestures of a history drawn at random, each tried on one case by the product's own action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from recoco.domain.accounts.models import Person
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.publishing import call_back
from recoco.domain.advice.actions.reading import mark_read
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.models import Publication, Recommendation
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.actions.archiving import archive_placement, restore_placement
from recoco.domain.cases.actions.leaving_portals import withdraw_placement
from recoco.domain.cases.actions.moving import close_placement, move_placement, reopen_placement
from recoco.domain.cases.actions.outcomes import confirm_outcome, declare_outcome
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.actions.switches import exclude_placement
from recoco.domain.cases.journal import note
from recoco.domain.cases.models import Opened, Outcome, Placement, Status
from recoco.domain.cases.openness import is_held
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.domain.submission.actions.resubmission import resubmit
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from tests.domain.advice.making import published
from tests.worlds import World, submitted_case


@dataclass
class Play:
    """A history that is being played on the portals of the world.

    :param readings: what no event tells: when somebody read which recommendations.
    :param revealed: when somebody looked at contact details: portal, case, reader, day.
    """

    world: World
    readings: list[tuple[datetime, int]] = field(default_factory=list)
    revealed: dict[tuple[int, int, int, str], datetime] = field(default_factory=dict)

    def actor(self, person: Person, portal: Portal) -> Actor:
        """Return *person* as an actor of *portal*."""
        return self.world.actor(person if person.portal_id == portal.pk else self.world.counterpart(person, portal))

    def team(self, portal: Portal) -> Actor:
        """Return who does everything for *portal*."""
        return self.world.actor(self.world.sami if portal == self.world.urbanvitaliz else self.world.nora)


@dataclass(frozen=True)
class Step:
    """A gesture to try on one case of one portal; what the product refuses is not done.

    :param pick: which of several things it is about.
    """

    gap: timedelta
    gesture: str
    here: bool
    case: int
    pick: int


def submit(played: Play, placement: Placement | None, step: Step) -> None:
    """Bring one more case."""
    world = played.world
    with world.on(world.urbanvitaliz):
        submitted_case(f"Halle {clock.now():%d%H%M%S}", world.bordeaux, world.marie)


def decide(played: Play, placement: Placement, step: Step) -> None:
    """Accept, more often than refuse; correct what was refused."""
    if placement.status == Status.REFUSED:
        marie = played.actor(played.world.marie, placement.portal)
        resubmit(placement, name="Halle", summary="Mieux dit", version=placement.case.version, by=marie)
    elif step.pick:
        accept_placement(placement, by=played.team(placement.portal))
    else:
        refuse_placement(placement, reason="Hors sujet", by=played.team(placement.portal))


def move(played: Play, placement: Placement, step: Step) -> None:
    """Move to another column, close or reopen."""
    by, version = played.team(placement.portal), placement.version
    if placement.status == Status.CLOSED:
        reopen_placement(placement, by=by, version=version)
    elif step.pick == 0:
        close_placement(placement, by=by, version=version, reason="Fini")
    else:
        move_placement(placement, list(Status)[2 + step.pick], by=by, version=version)


def put_aside(played: Play, placement: Placement, step: Step) -> None:
    """Bring back what is archived or excluded; else archive or exclude, now and then."""
    by = played.team(placement.portal)
    if placement.is_archived:
        restore_placement(placement, by=by)
    elif placement.is_excluded or step.pick == 0:
        exclude_placement(placement, not placement.is_excluded, by=by)
    elif step.pick == 1:
        archive_placement(placement, by=by, reason="Un essai")


def change_portals(played: Play, placement: Placement, step: Step) -> None:
    """Propose the case to the other portal, or leave it."""
    world, by = played.world, played.team(placement.portal)
    if placement.portal == world.urbanvitaliz:
        propose_to_portal(placement, to=world.sosponts, message="Un pont", by=by)
    else:
        withdraw_placement(placement, reason="Hors de notre champ", by=by)


def publish(played: Play, placement: Placement, step: Step) -> None:
    """Publish one or two recommendations."""
    published(placement, played.team(placement.portal), *["Écrire à l’EPF", "Appeler la DDT"][: 1 + step.pick % 2])


def take_back(played: Play, placement: Placement, step: Step) -> None:
    """Call back the last publication."""
    last = Publication.objects.filter(case_id=placement.case_id, portal=placement.portal).order_by("-pk").first()
    if last is not None:
        call_back(last, by=played.team(placement.portal))


def told(placement: Placement, step: Step) -> Recommendation | None:
    """Return one of the recommendations that stand."""
    standing = list(Recommendation.objects.published().filter(case_id=placement.case_id))
    return standing[step.pick % len(standing)] if standing else None


def give_up(played: Play, placement: Placement, step: Step) -> None:
    """Withdraw a recommendation."""
    if one := told(placement, step):
        withdraw(one, reason="Trop tard", by=played.team(placement.portal))


def answer(played: Play, placement: Placement, step: Step) -> None:
    """Say what becomes of a recommendation, as the town hall or after a call."""
    if one := told(placement, step):
        marie = played.actor(played.world.marie, placement.portal)
        by = played.team(placement.portal) if step.case == 2 else marie
        given = Answer(list(AdviceStatus)[step.pick], text="Voici" if step.gap.days else "")
        if follow(one, given, by=by) and by == marie:
            played.readings.append((clock.now(), one.pk))


def read(played: Play, placement: Placement, step: Step) -> None:
    """Open a recommendation as the mayor, where the portal may write: one that was merely asked notes nothing."""
    if is_held(placement) and (one := told(placement, step)):
        mark_read(placement, [one.pk], by=played.actor(played.world.marie, placement.portal))
        played.readings.append((clock.now(), one.pk))


def happen(played: Play, placement: Placement, step: Step) -> None:
    """Declare that something happened, or confirm it."""
    by = played.team(placement.portal)
    waiting = Outcome.objects.filter(placement=placement, confirmed_at=None).first()
    if waiting is not None:
        confirm_outcome(waiting, by=by)
        return
    observed = step.pick == 0
    declarer = by if observed else played.actor(played.world.marie, placement.portal)
    kind, source = ("Travaux commencés", "observed") if observed else ("Étude réalisée", "declared")
    declare_outcome(placement, kind=kind, on=clock.now().date(), source=source, by=declarer)


def reveal(played: Play, placement: Placement, step: Step) -> None:
    """Look at the contact details of the mayor."""
    by = played.team(placement.portal)
    about = step.pick + 1
    note(placement, Opened.CONTACT, by=by, about_id=about, about_name="Quelqu’un")
    key = (placement.portal_id, placement.case_id, about, str(clock.now().astimezone().date()))
    played.revealed.setdefault(key, clock.now())


GESTURES: Mapping[str, Callable[..., None]] = {
    one.__name__: one
    for one in (
        submit,
        decide,
        move,
        put_aside,
        change_portals,
        publish,
        take_back,
        give_up,
        answer,
        read,
        happen,
        reveal,
    )
}
