"""After an election: the role of référent passes to a successor on all the dossiers, in one step."""

from collections.abc import Callable
from typing import Any

import pytest

from recoco.domain.accounts.models import User
from recoco.domain.cases.actions.answering import accept_invitation
from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.models import CaseInvitation, CaseParticipation, Placement, Side
from recoco.domain.continuity.actions.succeeding import pass_ownership
from recoco.domain.continuity.ownership import owned_by
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.cases.inviting import WORDS
from tests.domain.continuity.passing import followed
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]
OWN = "/mon-compte/succession/"
pytestmark = pytest.mark.usefixtures("on_a")


def owners(world: World) -> dict[str, str]:
    """Return the référent of each case of UrbanVitaliz, by its name."""
    with world.on(world.urbanvitaliz):
        rows = CaseParticipation.objects.filter(side=Side.OWNER).select_related("case")
        return {row.case.name: row.first_name for row in rows}


def all_of(world: World) -> list[int]:
    return [one.pk for one in owned_by(world.marie, world.actor(world.marie))]


def test_a_member_becomes_the_referent_of_all_at_once(world: World) -> None:
    done = pass_ownership(world.marie, "Paul@exemple.fr", all_of(world), leaves=False, by=world.actor(world.marie))
    assert (len(done.passed), done.invited) == (2, [])
    assert owners(world) == {"Friche Lebel": "Paul", "Pont des Moulins": "Paul"}
    assert CaseParticipation.objects.filter(user_id=world.marie.user_id, side=Side.MEMBER).count() == 2
    assert Event.objects.filter(type="owner.changed").count() == 2


def test_who_leaves_leaves_what_has_passed(world: World) -> None:
    done = pass_ownership(world.marie, "paul@exemple.fr", all_of(world), leaves=True, by=world.actor(world.sami))
    assert len(done.passed) == 2
    assert not CaseParticipation.objects.filter(user_id=world.marie.user_id).exists()
    assert Event.objects.filter(type="member.removed").count() == 2


def test_where_the_successor_is_no_member_they_are_invited_and_nothing_changes_meanwhile(world: World) -> None:
    followed(world, 1)
    done = pass_ownership(world.marie, "paul@exemple.fr", all_of(world), leaves=True, by=world.actor(world.marie))
    assert (len(done.passed), [one.case.name for one in done.invited]) == (2, ["Dossier 01"])
    assert owners(world) == {"Friche Lebel": "Paul", "Pont des Moulins": "Paul", "Dossier 01": "Marie"}


def test_the_new_mayor_who_was_not_there_takes_over_by_accepting(world: World) -> None:
    pass_ownership(world.marie, "lou@exemple.fr", [world.alone.pk], leaves=True, by=world.actor(world.sami))
    assert owners(world)["Friche Lebel"] == "Marie"
    invitation = CaseInvitation.objects.with_case().get(email="lou@exemple.fr")
    accept_invitation(invitation, User.objects.create_user("lou@exemple.fr"), words=WORDS)
    assert owners(world)["Friche Lebel"] != "Marie"


def test_what_is_no_longer_hers_stops_all_of_it(world: World) -> None:
    chosen = all_of(world)
    archive_placement(afresh(world.shared), reason="Essai", by=world.actor(world.sami))
    for wrong in (chosen, [], [999_999]):
        with pytest.raises(Refused):
            pass_ownership(world.marie, "paul@exemple.fr", wrong, leaves=True, by=world.actor(world.marie))
    with pytest.raises(Refused, match="est déjà référent·e"):
        pass_ownership(world.marie, "marie@exemple.fr", [world.alone.pk], leaves=True, by=world.actor(world.marie))
    assert owners(world) == {"Friche Lebel": "Marie", "Pont des Moulins": "Marie"}


def test_a_refusal_half_way_changes_nothing(world: World) -> None:
    followed(world, 1)
    # Awa advises the last one: she is on its other side, and cannot be invited there.
    with pytest.raises(Refused):
        pass_ownership(world.marie, "awa@exemple.fr", all_of(world), leaves=True, by=world.actor(world.marie))
    assert set(owners(world).values()) == {"Marie"}
    assert not CaseInvitation.objects.exists()


@pytest.mark.parametrize("name", ["paul", "awa", "otto", "tess"])
def test_nobody_else_passes_it(name: str, world: World) -> None:
    with pytest.raises(Forbidden):
        pass_ownership(
            world.marie, "paul@exemple.fr", [world.alone.pk], leaves=True, by=world.actor(world.people[name])
        )


def words(page: Any) -> str:
    return " ".join(page.main.get_text(" ", strip=True).split())


def test_marie_passes_it_from_her_account(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    page = marie.page(OWN)
    assert "membre : Paul Petit" in words(page)
    boxes = [box["value"] for box in page.select("input[name=cases]")]
    assert marie.post(OWN, {"cases": boxes}).status_code == 422
    assert marie.post(OWN, {"cases": boxes, "successor": "invitation"}).status_code == 422
    answer = marie.post(OWN, {"cases": boxes, "successor": world.paul.pk, "leaves": "on"})
    assert answer["Location"] == OWN
    after = marie.page(OWN)
    assert "Aucun dossier à passer" in words(after)
    assert owners(world) == {"Friche Lebel": "Paul", "Pont des Moulins": "Paul"}
    assert marie.post(OWN, {"cases": boxes, "successor": "invitation", "email": "x@exemple.fr"}).status_code == 409


def test_the_team_passes_it_for_who_is_gone(world: World, browser: Open) -> None:
    sami, url = browser(world.sami), f"/administration/personnes/{world.marie.pk}/"
    assert f"{url}succession/" in [one["href"] for one in sami.page(url).main.select("a.fr-btn")]
    fields = {"cases": [world.alone.pk], "successor": "invitation", "email": "lou@exemple.fr"}
    assert sami.post(f"{url}succession/", fields)["Location"] == url
    with world.on(world.urbanvitaliz):
        assert CaseInvitation.objects.filter(email="lou@exemple.fr", role="owner").count() == 1
        assert Placement.objects.count() == 2


def test_the_page_costs_the_same_with_two_or_twenty(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    marie.page(OWN)
    with assert_queries(8):
        marie.page(OWN)
    followed(world, 18)
    with assert_queries(8):
        marie.page(OWN)
