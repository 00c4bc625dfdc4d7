"""For each address of the life of a dossier: how to make it, and who rightfully opens it."""

from collections.abc import Callable
from datetime import date

from recoco.domain.cases.actions.outcomes import declare_outcome
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Case, Placement
from recoco.domain.submission.actions.moderation import refuse_placement
from recoco.kernel.kit import clock
from tests.laws.visits import Visit
from tests.worlds import World, make_portal, submitted_case


def of_case(world: World) -> Visit:
    """A case that Awa advises."""
    return Visit(world.awa, {"slug": world.case(world.alone).slug})


def of_moved_case(world: World) -> Visit:
    """A case that Awa moves."""
    with world.on(world.urbanvitaliz):
        version = Placement.objects.get(pk=world.alone.pk).version
    return Visit(world.awa, of_case(world).parts, {"to": "waiting", "version": version})


def of_settled_case(world: World) -> Visit:
    """A case whose life the team settles."""
    return Visit(world.sami, of_case(world).parts)


def of_silent_case(world: World) -> Visit:
    """A case that its pause awaits, and that Marie keeps active."""
    with world.on(world.urbanvitaliz):
        Case.objects.filter(pk=world.alone.case_id).update(pause_announced_at=clock.now())
    return Visit(world.marie, of_case(world).parts)


def of_double(world: World) -> Visit:
    """A case that the team may put together with another."""
    return Visit(world.sami, of_case(world).parts)


def of_moderated(world: World) -> Visit:
    """A case that waits for the team's decision."""
    with world.on(world.urbanvitaliz):
        return Visit(world.sami, {"number": submitted_case("Halle aux grains", world.lille, world.marie).case_id})


def of_portal_of_case(world: World) -> Visit:
    """Another portal to which Marie's case was proposed, and to which she may object."""
    third = make_portal("friches", "Friches", "friches.localhost")
    with world.on(world.urbanvitaliz):
        propose_to_portal(world.alone, to=third, message="À regarder", by=world.actor(world.sami))
    return Visit(world.marie, {"slug": world.case(world.alone).slug, "key": third.key})


def of_refused(world: World) -> Visit:
    """A case of Marie's that was refused."""
    with world.on(world.urbanvitaliz):
        placement = submitted_case("Halle aux grains", world.lille, world.marie)
        refuse_placement(placement, reason="Trop vague", by=world.actor(world.sami))
    return Visit(world.marie, {"number": placement.case_id})


def of_outcome(world: World) -> Visit:
    """What Marie has declared, that Awa confirms."""
    with world.on(world.urbanvitaliz):
        declared = declare_outcome(
            world.alone, kind="Étude réalisée", on=date(2026, 1, 5), source="declared", by=world.actor(world.marie)
        )
    return Visit(world.awa, {"number": declared.pk})


LIFE: dict[str, Callable[[World], Visit]] = {
    "cases:settings": of_case,
    "cases:move": of_moved_case,
    "cases:reopen": of_settled_case,
    "cases:archive": of_settled_case,
    "cases:restore": of_settled_case,
    "cases:pause": of_settled_case,
    "cases:resume": of_settled_case,
    "cases:keep": of_silent_case,
    "doubles:create": of_double,
    "cases:switches": of_settled_case,
    "cases:portals": of_case,
    "cases:diagnostic": of_case,
    "cases:topics": of_case,
    "cases:tags": of_case,
    "cases:tag_removal": of_case,
    "cases:outcomes": of_case,
    "cases:outcome_confirmation": of_outcome,
    "cases:propose": of_settled_case,
    "cases:withdraw": of_settled_case,
    "cases:objection": of_portal_of_case,
    "submission:redirection": of_moderated,
    "submission:resubmit": of_refused,
    "submission:reconsideration": of_moderated,
}
