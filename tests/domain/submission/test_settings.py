"""Adèle says how her portal takes submissions: open or closed, for whom, and what happens next."""

from collections.abc import Callable
from typing import Any

import pytest

from recoco.domain.submission.actions.drafting import attach_to_author
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.models import Draft
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.versions.actions import save_document
from tests.client import Browser
from tests.domain.submission.writing import drafted
from tests.worlds import World

PAGE, SETTINGS = "/deposer/", "/administration/reglages/submission/"


def said(world: World, **content: Any) -> None:
    """Save the settings of the submission, as Adèle does."""
    with world.on(world.urbanvitaliz):
        save_document("submission", "", content, by=world.actor(world.adele))


def test_a_closed_portal_says_so_and_takes_nothing(
    world: World, visitor: Browser, browser: Callable[..., Browser]
) -> None:
    with world.on(world.urbanvitaliz):
        draft = drafted(world, world.marie)
        attach_to_author(draft, by=world.actor(world.marie))
        known = Draft.objects.count()
    message = "Nous rouvrons en mars."
    browser(world.adele).submit(SETTINGS, "Enregistrer", is_open=[], closed_message=message)
    page = visitor.page(PAGE)
    assert message in page.main.get_text()
    assert not page.select("main form")
    assert visitor.post(PAGE, {"name": "Filature", "summary": "Un toit"}).status_code == 409
    assert visitor.post("/deposer/brouillon/", {"part": "project", "name": "Filature"}).status_code == 409
    with world.on(world.urbanvitaliz):
        assert Draft.objects.count() == known
        with pytest.raises(Refused, match=message):
            send_submission(draft, by=world.actor(world.marie))
    said(world, introduction="Parlez-nous de votre friche.")
    assert "Parlez-nous de votre friche." in visitor.page(PAGE).main.get_text()


def test_a_commune_outside_is_told_so_beside_its_field(world: World, visitor: Browser) -> None:
    typed = {"name": "Filature", "summary": "Un toit", "commune_text": "Lille", "commune": "59350"}
    said(world, departements=["33"])
    answer = visitor.post(PAGE, typed)
    assert answer.status_code == 422
    told = answer.content.decode().replace("\xa0", " ")
    assert "Lille est hors du territoire de ce portail, qui accompagne : Gironde (33)" in told
    assert world.urbanvitaliz.contact_email in told
    with world.on(world.urbanvitaliz):
        draft = drafted(world, world.marie)
        attach_to_author(draft, by=world.actor(world.marie))
        with pytest.raises(Refused, match="hors du territoire"):
            send_submission(draft, by=world.actor(world.marie))
    said(world, departements=["33", "59"])
    assert visitor.post(PAGE, typed).status_code == 302


def test_the_receipt_says_the_next_steps_of_the_portal(world: World, browser: Callable[..., Browser]) -> None:
    marie, receipt = browser(world.marie), f"/deposer/recu/{world.alone.case_id}/"
    assert "L’équipe lit votre demande" in marie.page(receipt).main.get_text()
    said(world, next_steps=[{"text": "Nous vous appelons sous dix jours."}])
    steps = [one.get_text() for one in marie.page(receipt).select("main ol li")]
    assert steps == ["Nous vous appelons sous dix jours."]
