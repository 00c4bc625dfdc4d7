"""One gesture for each event that is told by e-mail: what makes it happen in the world."""

from collections.abc import Callable
from datetime import date

from recoco.domain.accounts.actions.adviser_requests import request_to_advise
from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.actions.leaving_portals import object_to_portal
from recoco.domain.cases.actions.moving import close_placement, reopen_placement
from recoco.domain.cases.actions.outcomes import confirm_outcome, declare_outcome
from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import (
    Outcome,
    Placement,
    PlacementParticipation,
    PlacementRole,
)
from recoco.domain.cases.sweeps import rest_silent
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.domain.submission.actions.resubmission import resubmit
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from tests.domain.cases.silent import asleep
from tests.surfaces.notifications.post import at, done_by
from tests.worlds import World, submitted_case

Gesture = Callable[[World], None]


def here(placement: Placement) -> Placement:
    """Return it as it is."""
    found: Placement = Placement.objects.with_case().get(pk=placement.pk)
    return found


def submit(world: World) -> Placement:
    with done_by(world, world.zoe, at(10)):
        return submitted_case("Halle au blé", world.lille, world.zoe)


def send_again(world: World) -> None:
    placement = submit(world)
    with done_by(world, world.sami, at(10)) as sami:
        refuse_placement(placement, reason="Trop peu décrite", by=sami)
    with done_by(world, world.zoe, at(10)) as zoe:
        now = here(placement)
        resubmit(now, name="Halle", summary="800 m² à couvrir", version=now.case.version, by=zoe)


def accept(world: World) -> None:
    placement = submit(world)
    with done_by(world, world.sami, at(10)) as sami:
        accept_placement(placement, by=sami)


def propose(world: World) -> None:
    with done_by(world, world.sami, at(10)) as sami:
        propose_to_portal(here(world.alone), to=world.sosponts, message="C’est un pont", by=sami)


def propose_and_answer(world: World) -> None:
    propose(world)
    with done_by(world, world.nora, at(10)) as nora:
        there = Placement.objects.with_case().get(case_id=world.alone.case_id)
        refuse_placement(there, reason="Ce n’est pas un pont", by=nora)


def propose_and_object(world: World) -> None:
    propose(world)
    with done_by(world, world.marie, at(10)) as marie:
        object_to_portal(here(world.alone), to=world.sosponts, objection="Nous sommes déjà bien suivis", by=marie)


def object_to_what_follows(world: World) -> None:
    with done_by(world, world.marie, at(10)) as marie:
        object_to_portal(here(world.shared), to=world.sosponts, objection="Trop de monde", by=marie)


def close(world: World) -> None:
    with done_by(world, world.awa, at(10)) as awa:
        close_placement(here(world.alone), version=here(world.alone).version, reason="Le projet est mené", by=awa)


def close_and_reopen(world: World) -> None:
    close(world)
    with done_by(world, world.sami, at(10)) as sami:
        placement = here(world.alone)
        reopen_placement(placement, version=placement.version, reason="Il reste un lot", by=sami)


def archive(world: World) -> None:
    with done_by(world, world.sami, at(10)) as sami:
        archive_placement(here(world.alone), reason="Créé pour un essai", by=sami)


def pause(world: World) -> None:
    with done_by(world, world.sami, at(10)) as sami:
        pause_case(here(world.alone), reason="Élections", resume_on=date(2026, 6, 1), by=sami)


def pause_and_resume(world: World) -> None:
    pause(world)
    with done_by(world, world.sami, at(10)) as sami:
        resume_case(here(world.alone), by=sami)


def declare(world: World) -> None:
    with done_by(world, world.marie, at(10)) as marie:
        said = {"kind": "Étude réalisée", "on": date(2026, 1, 5), "source": "declared", "note": "Rendue en mairie"}
        declare_outcome(here(world.alone), **said, by=marie)  # type: ignore[arg-type]


def declare_and_confirm(world: World) -> None:
    declare(world)
    with done_by(world, world.otto, at(10)):
        PlacementParticipation.objects.filter(person=world.otto).update(role=PlacementRole.ADVISER)
    with done_by(world, world.otto, at(10)) as otto:
        confirm_outcome(Outcome.objects.get(), by=otto)


def ask_to_advise(world: World) -> None:
    with done_by(world, world.zoe, at(10)):
        words = {"first_name": "Zoé", "last_name": "Blanc", "organization": "ADEME", "function": "", "phone": ""}
        request_to_advise(
            world.zoe.user, words=words, motivation="Je suis les friches", network_address="x", is_national=True
        )


def fall_silent(world: World) -> None:
    asleep(world)
    with clock.moved_to(at(10)):
        rest_silent(StopSignal())


GESTURES: dict[str, Gesture] = {
    "case.submitted": lambda world: submit(world) and None,
    "case.resubmitted": send_again,
    "case.accepted": accept,
    "case.received": propose,
    "proposal.answered": propose_and_answer,
    "proposal.cancelled": propose_and_object,
    "placement.objected": object_to_what_follows,
    "placement.closed": close,
    "placement.reopened": close_and_reopen,
    "placement.archived": archive,
    "case.paused": pause,
    "case.resumed": pause_and_resume,
    "case.pause_announced": fall_silent,
    "outcome.declared": declare,
    "outcome.confirmed": declare_and_confirm,
    "adviser_request.submitted": ask_to_advise,
}
