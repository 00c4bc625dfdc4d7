"""What happens once on a case, even when several try at the same instant: played on PostgreSQL."""

import pytest
from django.db import transaction

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole, PlacementStatus, Status
from recoco.domain.cases.status_history import move
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_an_adviser_joins_once(world: World) -> None:
    tess = world.actor(world.tess)

    def follow() -> None:
        join(Placement.objects.get(pk=world.alone.pk), PlacementRole.ADVISER, by=tess)

    answers = at_once([on(world.urbanvitaliz, follow)] * 4)
    told = refusals(answers)
    assert [refusal.sentence for refusal in told] == ["Vous suivez déjà ce dossier."] * 3
    with world.on(world.urbanvitaliz):
        assert PlacementParticipation.objects.filter(placement=world.alone, person=world.tess).count() == 1
        joined = Event.objects.filter(case_id=world.alone.case_id, type="adviser.joined", actor_id=tess.user_id)
        assert joined.count() == 1


def test_two_moves_from_the_same_status_do_not_both_succeed(world: World) -> None:
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    with world.on(world.urbanvitaliz):
        first, second = (Placement.objects.get(pk=world.alone.pk) for _ in range(2))
        before = first.version
    answers = at_once(
        [
            on(world.urbanvitaliz, lambda: move_in_transaction(first, Status.WAITING, awa)),
            on(world.urbanvitaliz, lambda: move_in_transaction(second, Status.IN_PROGRESS, sami)),
        ]
    )
    (told,) = refusals(answers)
    with world.on(world.urbanvitaliz):
        now = Placement.objects.get(pk=world.alone.pk)
        last = PlacementStatus.objects.get(placement=world.alone, until=None)
    assert now.version == before + 1
    assert last.status == now.status in {Status.WAITING, Status.IN_PROGRESS}
    assert told.sentence.startswith(str(last.by_name))


def move_in_transaction(placement: Placement, to: Status, by: Actor) -> None:
    """Move a placement as a gesture does."""
    with transaction.atomic():
        move(placement, to, by=by)


def test_a_case_is_proposed_once_to_a_portal(world: World) -> None:
    sami, adele = world.actor(world.sami), world.actor(world.adele)

    def propose_by(by: Actor) -> None:
        placement = Placement.objects.get(pk=world.alone.pk)
        propose_to_portal(placement, to=world.sosponts, message="À regarder", by=by)

    answers = at_once([on(world.urbanvitaliz, lambda by=by: propose_by(by)) for by in (sami, adele)])
    (told,) = refusals(answers)
    assert "SOS Ponts" in told.sentence
    with world.on(world.sosponts):
        assert Placement.objects.filter(case_id=world.alone.case_id).count() == 1
