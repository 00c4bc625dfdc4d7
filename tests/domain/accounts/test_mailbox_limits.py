"""What a shared address does not do: overwrite, lend powers, cross portals, cost others anything."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.actions.mailboxes import (
    sign_mailbox,
    unshare_mailbox,
)
from recoco.domain.accounts.actions.persons import ensure_person
from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import RoleName, Signatory, User
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.accounts.mailboxes import LEA, OWN, WHO, afresh, holder_of, shared
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]


def test_a_page_left_open_during_a_succession_overwrites_nothing(world: World, browser: Open) -> None:
    marie = shared(world)
    lea, tom = browser(world.marie), browser(world.marie)
    lea.post(WHO, {**LEA, "succeeds": "on", "holder": marie.pk})
    late = tom.post(WHO, {**LEA, "first_name": "Tom", "succeeds": "on", "holder": marie.pk})
    assert late.status_code == 409
    shown = late.content.decode()
    assert "Léa Martin vient de prendre la suite" in shown
    assert 'value="Tom"' in shown  # what was typed is kept
    assert f'name="holder" value="{holder_of(world).pk}"' in shown
    assert holder_of(world).full_name == "Léa Martin"


def test_what_is_done_in_one_s_own_name_is_not_shared(world: World) -> None:
    for person in (world.sami, world.adele, world.olga):
        with pytest.raises(Refused, match="en son nom"):
            shared(world, person)
    shared(world)
    with world.on(world.urbanvitaliz), pytest.raises(Refused, match="une adresse à soi"):
        grant_role(world.marie, RoleName.STAFF, by=world.actor(world.adele))


def test_without_a_name_what_is_done_is_the_organisation_s(world: World) -> None:
    shared(world)
    with world.on(world.urbanvitaliz):
        assert actor_of(afresh(world.marie), channel="e-mail").name == "Mairie de Lille"


def test_words_given_elsewhere_do_not_rename_who_holds_it(world: World) -> None:
    shared(world)
    with world.on(world.urbanvitaliz):
        user = User.objects.get(pk=world.marie.user_id)
        ensure_person(user, first_name="Autre", last_name="Nom", function="Agent", phone="+33320000000")
        person = afresh(world.marie)
        assert (person.full_name, person.function, person.phone) == ("Marie Lebrun", "Maire", "+33320000000")


def test_the_words_of_one_are_never_written_as_everybody_s(world: World) -> None:
    marie = shared(world)
    with world.on(world.urbanvitaliz):
        person = afresh(world.marie)
        person.sign_as(marie)
        with pytest.raises(RuntimeError):
            person.save()


def test_another_portal_knows_nothing_of_it(world: World, browser: Open) -> None:
    shared(world)
    there = browser(world.marie, world.sosponts)
    assert there.get("/mes-portails/").status_code == 200
    assert "Marie Lebrun" in there.page("/mon-compte/").header.get_text()
    with world.on(world.sosponts):
        assert not Signatory.objects.exists()


def test_who_has_no_place_here_has_no_address_to_share(world: World) -> None:
    stranger = Browser(world.urbanvitaliz)
    assert stranger.get(OWN).status_code == 302
    nora = Browser(world.urbanvitaliz)
    nora.sign_in(world.nora)
    assert nora.get(OWN).status_code == 404
    assert nora.get(WHO).status_code == 404


def test_it_costs_one_query_to_those_who_share_and_none_to_others(world: World, browser: Open) -> None:
    paul, url = browser(world.paul), "/mon-compte/sessions/"
    paul.get(url)
    with assert_queries(6):
        paul.get(url)
    marie = browser(world.marie)
    shared(world)
    marie.post(WHO, {"who": holder_of(world).pk})
    with assert_queries(7):
        marie.get(url)
    with assert_queries(7):  # one is the browser’s own
        marie.page(OWN)
    with assert_queries(7):
        marie.page(WHO)


def test_alone_and_without_signature_nothing_ends(world: World) -> None:
    with world.on(world.urbanvitaliz):
        with pytest.raises(Refused, match="n’est pas partagée"):
            unshare_mailbox(world.marie, by=world.actor(world.marie))
        with pytest.raises(Refused, match="Une seule personne"):
            sign_mailbox(world.marie, {"first_name": "Léa", "last_name": "Martin"})
