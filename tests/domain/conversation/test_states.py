"""Who may still write in the conversation, in each state of the case and of its portals."""

from collections.abc import Callable

from recoco.domain.cases.actions.moving import close_placement
from recoco.domain.cases.models import Case, Placement
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.participants import audience_of
from recoco.domain.conversation.threads import CONVERSATION
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import said
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]


def test_closed_here_the_collectivite_still_writes_where_it_is_advised(world: World, browser: Open) -> None:
    said(world.shared, world.actor(world.marie), "Bonjour")
    with world.on(world.urbanvitaliz):
        here = afresh(world.shared)
        close_placement(here, version=here.version, reason="Fini ici", by=world.actor(world.awa))
    page = f"/dossiers/{world.case(world.shared).slug}/conversation/"
    form = {"text": "Et maintenant ?", "token": "b"}
    assert browser(world.awa).post(f"{page}envoi/", form).status_code == 409
    assert "Ce dossier est clos" in browser(world.awa).page(page).get_text()
    assert browser(world.marie).post(f"{page}envoi/", form).status_code == 302
    with world.on(world.sosponts):
        there = afresh(world.shared_there)
        close_placement(there, version=there.version, reason="Fini là", by=world.actor(world.nora))
    assert browser(world.marie).post(f"{page}envoi/", {**form, "token": "c"}).status_code == 409


def test_before_it_is_accepted_the_collectivite_and_the_team_write(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        waiting = submitted_case("Halle", world.lille, world.marie)
    page = f"/dossiers/{world.case(waiting).slug}/conversation/"
    for who, status in ((world.marie, 302), (world.sami, 302), (world.awa, 404)):
        assert browser(who).post(f"{page}envoi/", {"text": "Bonjour", "token": "a"}).status_code == status


def test_a_member_who_writes_ends_the_pause(world: World) -> None:
    with world.on(world.urbanvitaliz):
        Case.objects.filter(pk=world.alone.case_id).update(paused_at=clock.now())
        told = audience_of(CONVERSATION, afresh(world.alone), world.actor(world.awa)).told
        assert "seules les personnes citées reçoivent un e-mail" in told
        post(CONVERSATION, afresh(world.alone), Said("Nous revoilà", "a"), by=world.actor(world.marie))
        assert not Placement.objects.with_case().get(pk=world.alone.pk).case.is_paused
