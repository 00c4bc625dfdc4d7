"""The owner corrects what was refused, and sends it again."""

from collections.abc import Callable

import pytest

from recoco.domain.cases.models import Placement, Status
from recoco.domain.submission.actions.moderation import refuse_placement
from recoco.domain.submission.actions.resubmission import resubmit
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from tests.client import Browser
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]


@pytest.fixture
def refused(world: World) -> Placement:
    """A case of Marie's that was refused."""
    with world.on(world.urbanvitaliz):
        placement = submitted_case("Halle", world.lille, world.marie)
        refuse_placement(placement, reason="Trop peu décrite", by=world.actor(world.sami))
        return Placement.objects.with_case().get(pk=placement.pk)


@pytest.mark.usefixtures("on_a")
def test_it_waits_again_and_its_owner_gets_a_receipt(world: World, refused: Placement) -> None:
    marie, version = world.actor(world.marie), refused.case.version
    resubmit(refused, name="Halle aux grains", summary="800 m² à couvrir", version=version, by=marie)
    now = Placement.objects.with_case().get(pk=refused.pk)
    assert (now.status, now.case.name, now.case.summary) == (Status.SUBMITTED, "Halle aux grains", "800 m² à couvrir")
    kinds = OutgoingEmail.objects.filter(case_id=refused.case_id).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["submission.receipt", "submission.refused", "submission.receipt"]
    with pytest.raises(Refused):
        resubmit(now, name="X", summary="X", version=now.case.version, by=marie)


@pytest.mark.usefixtures("on_a")
def test_what_somebody_else_has_just_changed_is_not_overwritten(world: World, refused: Placement) -> None:
    with pytest.raises(Refused, match="a modifié ce dossier"):
        resubmit(refused, name="X", summary="X", version=refused.case.version + 1, by=world.actor(world.marie))
    assert Placement.objects.get(pk=refused.pk).status == Status.REFUSED


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize("name", ["paul", "awa", "sami", "adele", "zoe"])
def test_only_the_owner_does(name: str, world: World, refused: Placement) -> None:
    by = world.actor(world.people[name])
    with pytest.raises(Forbidden):
        resubmit(refused, name="X", summary="X", version=refused.case.version, by=by)


def test_the_dossier_leads_there_and_the_page_says_why(world: World, refused: Placement, browser: Open) -> None:
    marie, sami = browser(world.marie), browser(world.sami)
    home = marie.page(f"/dossiers/{refused.case.slug}/")
    link = home.find("a", string="Corriger et déposer de nouveau")
    assert link is not None
    url = str(link["href"])  # type: ignore[index]
    assert "Trop peu décrite" in marie.page(url).get_text(" ")
    assert marie.submit(url, "Déposer de nouveau", name="", summary="Mieux").status_code == 422
    assert marie.submit(url, "Déposer de nouveau", summary="800 m² à couvrir").status_code == 302
    assert "800 m² à couvrir" in sami.page("/moderation/").get_text(" ")
    assert sami.get(url).status_code == 403
