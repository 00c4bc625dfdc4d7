"""A case filed for a collectivité whose référent is not known: its adviser is told the decision, and corrects it."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Placement, Side, Status
from recoco.domain.submission.actions.behalf import send_for_somebody
from recoco.domain.submission.actions.moderation import accept_placement, redirect_placement, refuse_placement
from recoco.domain.submission.actions.resubmission import resubmit
from recoco.domain.submission.models import Behalf
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from tests.client import Browser
from tests.domain.submission.writing import drafted
from tests.worlds import World

Open = Callable[..., Browser]


def filed(world: World, person: Person) -> Placement:
    """File a halle for a collectivité whose référent is not known yet."""
    by = world.actor(person)
    draft = drafted(world, person)
    draft.behalf = Behalf.UNKNOWN
    draft.save()
    return send_for_somebody(draft, by=by)


def now(placement: Placement) -> Placement:
    found: Placement = Placement.objects.with_case().get(pk=placement.pk)
    return found


def told(placement: Placement) -> list[tuple[str, str]]:
    """Return who was written to about the case, and by which e-mail, after the receipt."""
    emails = OutgoingEmail.objects.filter(case_id=placement.case_id).order_by("pk")
    return list(emails.values_list("to", "kind"))[1:]


@pytest.mark.usefixtures("on_a")
def test_the_decision_is_told_to_whoever_filed_it(world: World) -> None:
    sami = world.actor(world.sami)
    refused, accepted, sent_on = (filed(world, world.tess) for _ in range(3))
    refuse_placement(refused, reason="Trop peu décrite", by=sami)
    accept_placement(accepted, by=sami)
    redirect_placement(sent_on, to=world.sosponts, message="C’est un pont", by=sami)
    assert told(refused) == [("tess@exemple.fr", "submission.refused")]
    assert told(accepted) == [("tess@exemple.fr", "submission.accepted")]
    assert told(sent_on) == [("tess@exemple.fr", "submission.redirected")]


@pytest.mark.usefixtures("on_a")
def test_the_team_is_not_told_what_it_decides_itself(world: World) -> None:
    assert told(filed(world, world.sami)) == []


@pytest.mark.usefixtures("on_a")
def test_the_referent_is_told_as_soon_as_there_is_one(world: World) -> None:
    placement = filed(world, world.tess)
    add_to_collectivite(placement.case, world.marie, Side.OWNER)
    refuse_placement(placement, reason="Trop peu décrite", by=world.actor(world.sami))
    assert told(placement) == [("marie@exemple.fr", "submission.refused")]


def test_on_another_portal_too(world: World) -> None:
    with world.on(world.urbanvitaliz):
        placement = filed(world, world.tess)
        redirect_placement(placement, to=world.sosponts, message="C’est un pont", by=world.actor(world.sami))
    with world.on(world.sosponts):
        there = Placement.objects.with_case().get(case_id=placement.case_id)
        accept_placement(there, by=world.actor(world.nora))
    with world.on(world.urbanvitaliz):
        assert told(placement)[-1] == ("tess@exemple.fr", "submission.accepted")


@pytest.mark.usefixtures("on_a")
def test_it_is_corrected_and_sent_again_while_nobody_is_referent(world: World) -> None:
    placement, tess = filed(world, world.tess), world.actor(world.tess)
    refuse_placement(placement, reason="Trop peu décrite", by=world.actor(world.sami))
    resubmit(now(placement), name="Halle", summary="800 m²", version=now(placement).case.version, by=tess)
    assert now(placement).status == Status.SUBMITTED
    assert told(placement)[-1] == ("tess@exemple.fr", "submission.receipt")
    refuse_placement(now(placement), reason="Encore", by=world.actor(world.sami))
    add_to_collectivite(placement.case, world.marie, Side.OWNER)
    with pytest.raises(Forbidden):
        resubmit(now(placement), name="X", summary="X", version=now(placement).case.version, by=tess)


def test_the_e_mail_leads_to_the_correction(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        placement = filed(world, world.tess)
        refuse_placement(placement, reason="Trop peu décrite", by=world.actor(world.sami))
        email = OutgoingEmail.objects.get(case_id=placement.case_id, kind="submission.refused")
        render(email)
    url = f"/dossiers/{placement.case_id}/deposer-de-nouveau/"
    assert email.html.count('class="button"') == 1
    assert f"urbanvitaliz.localhost:8000{url}" in email.text
    assert "que vous avez déposée pour une collectivité" in email.text
    tess = browser(world.tess)
    assert tess.page(f"/dossiers/{placement.case.slug}/").find("a", string="Corriger et déposer de nouveau")
    assert tess.submit(url, "Déposer de nouveau", summary="800 m² à couvrir").status_code == 302
    assert browser(world.otto).get(url).status_code == 404


def test_the_card_says_who_filed_it_and_what_may_double_it(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    with world.on(world.urbanvitaliz):
        placement = filed(world, world.tess)
    card = sami.page("/moderation/").get_text(" ", strip=True)
    assert "Tess Morel (CAUE du Nord), pour une collectivité" in card
    assert "Personne pour l’instant" in card
    assert "Tess Morel reçoit un e-mail" in card
    assert "peut-être des doublons Friche Lebel , À traiter" in card
    sami.post(f"/moderation/{placement.case_id}/accepter/")
    assert "Tess Morel reçoit un e-mail" in sami.page("/moderation/").get_text(" ", strip=True)
