"""The generator invents what the product itself could have written, and the same thing each time."""

from collections import Counter
from itertools import pairwise

import pytest
from django.db import IntegrityError, connection, transaction

from bench.generator.cases import PATHS, RICHEST
from bench.generator.making import NotOurs, ensure_ours, generate
from bench.generator.sizes import SIZES
from bench.generator.world import DAY, World, apportion
from recoco.domain.accounts.models import Person, PortalRole, RoleName, User
from recoco.domain.cases.models import Case, CaseParticipation, Placement, PlacementStatus, Side, Status
from recoco.domain.cases.statuses import ACCEPTED, TRANSITIONS
from recoco.kernel.activity.models import Dispatch, Event
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.search.models import IndexEntry
from tests.worlds import make_portal

XS = SIZES["XS"]


def everywhere():
    return scope.everywhere("a test counts what was generated")


def summary(world: World) -> list[object]:
    """Return what was written, without the numbers that the database gives."""
    with everywhere():
        return [
            list(Person.objects.order_by("pk").values_list("portal__key", "user__email", "first_name", "last_name")),
            list(Placement.objects.order_by("pk").values_list("portal__key", "case__name", "case__summary", "status")),
            list(PlacementStatus.objects.order_by("pk").values_list("status", "since", "by_name")),
            list(Event.objects.order_by("pk").values_list("type", "actor_name", "at", "words")),
            list(OutgoingEmail.objects.order_by("pk").values_list("kind", "to", "message_id", "sent_at")),
        ]


def test_figures_of_the_size(generated: World) -> None:
    with everywhere():
        assert Portal.objects.count() == XS.portals
        assert User.objects.count() == XS.people
        assert Case.objects.count() == XS.cases
        advisers = PortalRole.objects.filter(name=RoleName.ADVISER).values("person__user").distinct()
        assert advisers.count() == XS.advisers
        assert Event.objects.count() > XS.cases * XS.events_per_case / 2
        assert OutgoingEmail.objects.count() > XS.cases
        sent = Placement.objects.exclude(status=Status.INCOMPLETE).count()
        assert IndexEntry.objects.filter(kind="placement").count() == sent


def test_same_rows_each_time(communes: None) -> None:
    said = []
    for _ in range(2):
        with transaction.atomic():
            said.append(summary(generate("XS")))
            transaction.set_rollback(True)
    assert said[0] == said[1]


def test_each_portal_sees_its_own(generated: World) -> None:
    for portal in generated.portals:
        with scope.entering(portal):
            assert Placement.objects.count() == len(generated.placements[portal.pk])
            assert {one.portal_id for one in Person.objects.all()} == {portal.pk}
            shown = Placement.objects.values("case_id")
            assert Case.objects.exclude(pk__in=shown).count() == 0


def test_some_cases_are_on_two_portals(generated: World) -> None:
    with everywhere():
        portals = Counter(Placement.objects.values_list("case_id", flat=True))
    assert max(portals.values()) == 2


def test_statuses_are_a_history_that_the_product_allows(generated: World) -> None:
    with everywhere():
        rows = list(PlacementStatus.objects.select_related("placement").order_by("placement", "pk"))
    histories: dict[int, list[PlacementStatus]] = {}
    for row in rows:
        histories.setdefault(row.placement_id, []).append(row)
    for history in histories.values():
        for before, after in pairwise(history):
            assert (Status(before.status), Status(after.status)) in TRANSITIONS
            assert before.until == after.since >= before.since
        assert history[-1].until is None
        assert history[-1].since <= DAY
        assert history[-1].status == history[-1].placement.status
        assert history[-1].placement.version == len(history)


def test_paths_are_allowed_and_whole() -> None:
    for path in [*PATHS, RICHEST]:
        assert all(move in TRANSITIONS for move in pairwise(path))
    assert sum(PATHS.values()) == 100
    assert {path[-1] for path in PATHS} == set(Status)


def test_every_case_has_its_people(generated: World) -> None:
    for portal in generated.portals:
        with scope.entering(portal):
            accepted = Placement.objects.filter(status__in=ACCEPTED)
            owners = CaseParticipation.objects.filter(side=Side.OWNER, case_id__in=accepted.values("case_id"))
            assert owners.count() == accepted.count()
            assert Person.objects.filter(user_id__in=owners.values("user_id")).exists()


def test_every_event_can_be_told_and_was_heard(generated: World) -> None:
    with everywhere():
        for event in Event.objects.all():
            assert event.sentence
            assert event.at <= DAY
        assert not Dispatch.objects.filter(done_at=None).exists()


def test_richest_case_stands_out(generated: World) -> None:
    with everywhere():
        events = Counter(Event.objects.exclude(case_id=None).values_list("case_id", flat=True))
    (first, most), (_, second) = events.most_common(2)
    assert first == generated.richest().case_id
    assert most > 3 * second


def test_another_database_is_refused(db: None) -> None:
    make_portal("urbanvitaliz", "UrbanVitaliz", "urbanvitaliz.localhost")
    with pytest.raises(NotOurs):
        generate("XS")


def test_accounts_without_portal_are_not_ours(db: None) -> None:
    User.objects.create_user("olga@exemple.fr", is_operator=True)
    with pytest.raises(NotOurs):
        ensure_ours()


def test_constraints_hold(generated: World) -> None:
    try:
        connection.check_constraints()
    except IntegrityError as error:
        pytest.fail(str(error))


@pytest.mark.parametrize("total", [0, 3, 20, 5_000])
def test_apportioning_loses_nothing(total: int) -> None:
    parts = apportion(total, [5, 3, 1, 1])
    assert sum(parts) == total
    assert total < 4 or min(parts) >= 1
