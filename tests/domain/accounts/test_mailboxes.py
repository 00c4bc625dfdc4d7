"""The address of a town hall that several people read: each signs, history keeps persons, elections are survivable."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.actions.mailboxes import (
    remove_signatory,
    sign_mailbox,
)
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Signatory
from recoco.domain.cases.models import CaseParticipation, Side
from recoco.domain.conversation.models import Message
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.accounts.mailboxes import LEA, OWN, WHO, afresh, holder_of, shared, words
from tests.domain.accounts.post import mails_to, sign_in_by_code
from tests.worlds import World

Open = Callable[..., Browser]


def test_marie_shares_her_address_and_goes_on_in_her_name(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    assert "Partager cette adresse" in words(marie.page("/mon-compte/"))
    assert marie.post(OWN, {"organization": " "}).status_code == 422
    answer = marie.submit(OWN, "Partager cette adresse", organization="Mairie de Lille")
    assert answer["Location"] == OWN
    page = marie.page(OWN)
    assert "vous signez Marie Lebrun" in words(page)
    assert "Marie Lebrun" in page.header.get_text()
    assert "Ce n’est pas vous" in page.header.get_text()
    assert marie.post(OWN, {"organization": "Mairie de Lille"}).status_code == 200  # declared once


def test_whoever_reads_it_elsewhere_says_who_they_are_before_anything_else(world: World, browser: Open) -> None:
    shared(world)
    other = browser(world.marie)
    for url in (world.alone.get_absolute_url(), "/mes-portails/", "/"):
        assert other.get(url)["Location"].startswith(WHO)
    assert other.post("/mon-compte/sessions/fermeture/")["Location"].startswith(WHO)
    assert other.get("/page-qui-n-existe-pas/").status_code == 302
    assert "Marie Lebrun, Maire" in words(other.page(WHO))


def test_who_signs_for_the_first_time_is_named_from_then_on(world: World, browser: Open) -> None:
    shared(world)
    other, url = browser(world.marie), world.alone.get_absolute_url()
    refused = other.post(WHO, {"who": "autre", "first_name": "Léa", "next": url})
    assert refused.status_code == 422
    assert "Indiquez votre nom." in refused.content.decode()
    assert "Nom (facultatif)" not in refused.content.decode()
    answer = other.post(WHO, {**LEA, "next": url})
    assert answer["Location"] == url
    assert "Léa Martin" in other.page(url).header.get_text()
    with world.on(world.urbanvitaliz):
        assert Event.objects.get(type="mailbox.signed").actor_name == "Léa Martin"
    (told,) = mails_to("marie@exemple.fr", "mailbox_signed")
    assert told.words["sentence"] == "Léa Martin lit désormais l’adresse partagée « Mairie de Lille »"
    # What she writes bears her name, under the same account.
    talk = f"{url}conversation/"
    other.submit(talk, "Envoyer", text="Bonjour, je reprends ce dossier.")
    with world.on(world.urbanvitaliz):
        message = Message.objects.get()
        assert (message.author_id, message.author_name) == (world.marie.user_id, "Léa Martin")
        assert (message.author_function, message.author_organization) == ("Maire", "Mairie de Lille")
        assert Event.objects.filter(type="message.posted").get().actor_name == "Léa Martin"
    assert "Marie Lebrun" in words(other.page(url))  # whose name the dossier still bears


def test_the_same_name_is_the_same_reader(world: World) -> None:
    shared(world)
    with world.on(world.urbanvitaliz):
        first = sign_mailbox(world.marie, {"first_name": "Léa", "last_name": "Martin"})
        again = sign_mailbox(
            afresh(world.marie), {"first_name": "lea", "last_name": "MARTIN", "function": "Secrétaire"}
        )
        assert (again.pk, again.full_name, again.function) == (first.pk, "Léa Martin", "Secrétaire")
        assert len(mails_to("marie@exemple.fr", "mailbox_signed")) == 1


def test_after_the_election_the_new_mayor_takes_over_in_one_step(world: World, browser: Open) -> None:
    marie = shared(world)
    lea = browser(world.marie)
    assert lea.post(WHO, {**LEA, "succeeds": "on", "holder": marie.pk}).status_code == 302
    with world.on(world.urbanvitaliz):
        rows = CaseParticipation.objects.filter(user_id=world.marie.user_id)
        assert set(rows.values_list("first_name", "function", "side")) == {("Léa", "Maire", Side.OWNER)}
        told = Event.objects.filter(type="owner.changed")
        assert {one.sentence for one in told} == {
            "Léa Martin est maintenant référent·e du dossier, à la suite de Marie Lebrun"
        }
        assert {one.case_id for one in told} == {world.alone.case_id, world.shared.case_id}
        assert afresh(world.marie).full_name == "Léa Martin"
        assert [one.full_name for one in Signatory.objects.all().of(world.marie)] == ["Léa Martin"]
        # What Marie did is still Marie's.
        assert Event.objects.filter(type="case.submitted").first().actor_name == "Marie Lebrun"
    assert "Léa Martin" in words(browser(world.paul).page(world.alone.get_absolute_url()))


def test_who_does_not_read_it_any_more_is_asked_who_they_are(world: World, browser: Open) -> None:
    shared(world)
    lea = browser(world.marie)
    lea.post(WHO, LEA)
    marie = browser(world.marie)
    marie.post(WHO, {"who": holder_of(world).pk})
    assert marie.submit(OWN, "Ne lit plus cette adresse : Léa Martin")["Location"] == OWN
    assert lea.get("/accueil/").status_code == 302
    assert lea.get(OWN)["Location"].startswith(WHO)
    labels = [one.get_text(strip=True) for one in lea.page(WHO).main.select("label")]
    assert "Marie Lebrun, Maire" in labels
    assert "Léa Martin, Maire" not in labels


def test_the_holder_stays_until_somebody_succeeds(world: World) -> None:
    marie = shared(world)
    with world.on(world.urbanvitaliz):
        by = actor_of(afresh(world.marie))
        with pytest.raises(Refused, match="doit d’abord prendre la suite de Marie Lebrun"):
            remove_signatory(world.marie, marie.pk, by=by)
        for number in (0, 999_999):
            with pytest.raises(Refused, match="ne lit déjà plus"):
                remove_signatory(world.marie, number, by=by)


def test_somebody_alone_keeps_the_address_for_themselves(world: World, browser: Open) -> None:
    shared(world)
    lea = browser(world.marie)
    lea.post(WHO, LEA)
    assert lea.submit(OWN, "Je suis seul·e à la lire")["Location"] == OWN
    with world.on(world.urbanvitaliz):
        person = afresh(world.marie)
        assert (person.is_shared, person.full_name) == (False, "Léa Martin")
        assert not Signatory.objects.all().of(person).exists()
    assert lea.get("/mes-portails/").status_code == 200
    assert lea.get(WHO)["Location"] == OWN


def test_a_service_advises_from_its_address(world: World, browser: Open) -> None:
    awa = shared(world, world.awa)
    tom = browser(world.awa)
    tom.post(WHO, {**LEA, "first_name": "Tom", "function": "Chargé d’études", "succeeds": "on", "holder": awa.pk})
    url = world.alone.get_absolute_url()
    tom.submit(f"{url}conversation/", "Envoyer", text="La DDT reprend.")
    with world.on(world.urbanvitaliz):
        assert Message.objects.get().author_name == "Tom Martin"
        assert not Event.objects.filter(type="owner.changed").exists()
    page = words(browser(world.marie).page(url))
    assert "Tom Martin" in page
    assert "adresse lue par plusieurs personnes" in page


def test_after_signing_in_one_says_who_one_is_then_arrives(world: World, visitor: Browser) -> None:
    shared(world)
    url = world.alone.get_absolute_url()
    answer = sign_in_by_code(visitor, "marie@exemple.fr", to=url)
    asked = visitor.get(answer["Location"])["Location"]
    assert asked.startswith(WHO)
    assert visitor.submit(asked, "Continuer", who=holder_of(world).pk)["Location"] == url
