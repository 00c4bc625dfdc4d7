"""Inviting somebody to a portal."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recoco.domain.accounts.actions.invitations import invite, revoke_invitation
from recoco.domain.accounts.models import PortalInvitation
from recoco.kernel.access.actor import Forbidden
from tests.client import Browser
from tests.domain.accounts.inviting import PAGE, invited, path_of
from tests.domain.accounts.post import mails_to
from tests.queries import assert_queries
from tests.worlds import World

QUERIES = 7


@pytest.fixture
def sami(browser: Any, world: World) -> Browser:
    """Sami at his desk."""
    opened: Browser = browser(world.sami)
    return opened


def test_inviting_again_sends_the_same_invitation_again(world: World) -> None:
    first = invited(world)
    again = invited(world, is_national=True)
    assert first.pk == again.pk
    assert len(mails_to("lou@exemple.fr", "invitation")) == 2
    with world.on(world.urbanvitaliz):
        assert not again.departements.exists()
        with pytest.raises(IntegrityError), transaction.atomic():
            PortalInvitation(email="lou@exemple.fr", role="staff", expires_at=timezone.now()).save()


def test_the_team_invites_advisers_only(sami: Browser, world: World) -> None:
    roles = [one["value"] for one in sami.page(PAGE).select("input[name=role]")]
    assert roles == ["adviser"]
    forced = sami.post(PAGE, {"email": "lou@exemple.fr", "role": "admin"})
    assert forced.status_code == 422
    invitation = invited(world, role="admin")
    with world.on(world.urbanvitaliz):
        by = world.actor(world.sami)
        with pytest.raises(Forbidden):
            invite("lou@exemple.fr", "admin", by=by)
        with pytest.raises(Forbidden):
            invite("lou@exemple.fr", "adviser", by=by, is_national=True)
        with pytest.raises(Forbidden):
            revoke_invitation(invitation, by=by)
    assert sami.post(f"{PAGE}{invitation.pk}/envoi/").status_code == 403
    assert "Annuler" not in sami.page(PAGE).find("main").text  # type: ignore[union-attr]


def test_what_is_missing_is_told_beside_the_field(sami: Browser, world: World) -> None:
    answer = sami.post(PAGE, {"email": "lou", "role": "adviser"})
    assert answer.status_code == 422
    assert "Indiquez au moins un département" in answer.content.decode()
    unknown = sami.post(PAGE, {"email": "lou@exemple.fr", "role": "adviser", "departements": "59; 99"})
    assert "Aucun département n’a ce numéro\u00a0: 99." in unknown.content.decode()
    already = sami.post(PAGE, {"email": "awa@exemple.fr", "role": "adviser", "is_national": "on"})
    assert already.status_code == 409
    assert "a déjà ce rôle" in already.content.decode()


def test_revoked_then_nothing(visitor: Browser, sami: Browser, world: World) -> None:
    invitation = invited(world)
    sami.submit(PAGE, "Annuler l’invitation de lou@exemple.fr")
    assert "a été annulée" in visitor.page(path_of(world, invitation), status=410).text
    assert sami.post(f"{PAGE}{invitation.pk}/annulation/").status_code == 409


def test_nora_neither_sees_nor_touches_them(world: World, browser: Any) -> None:
    invitation = invited(world)
    nora = browser(world.nora)
    assert "lou@exemple.fr" not in nora.page(PAGE).text
    for gesture in ("envoi", "annulation"):
        assert nora.post(f"{PAGE}{invitation.pk}/{gesture}/").status_code == 404


def test_the_page_costs_the_same_for_one_or_twenty(sami: Browser, world: World) -> None:
    invited(world)
    sami.page(PAGE)
    with assert_queries(QUERIES):
        sami.page(PAGE)
    for rank in range(20):
        invited(world, f"lou{rank}@exemple.fr")
    with assert_queries(QUERIES):
        sami.page(PAGE)
