"""A message that shares a contact: found or created in the composer, read and reached by whoever reads the message."""

from collections.abc import Callable

from recoco.domain.cases.models import AccessEntry
from recoco.domain.conversation.actions.changing import delete_post
from recoco.domain.conversation.models import Message, Note
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION
from recoco.domain.directory.models import Card, Contact
from recoco.kernel.activity.types import Reach
from tests.client import Browser
from tests.domain.conversation.making import address, said
from tests.domain.directory.making import WORDS, contact, someone
from tests.worlds import World

Open = Callable[..., Browser]
NEW = {f"contact_{name}": value for name, value in WORDS.items()}


def test_awa_looks_for_a_contact_and_sends_it_without_losing_her_words(world: World, browser: Open) -> None:
    one = contact(world.actor(world.tess))
    awa = browser(world.awa)
    typed = {"text": "Voici la bonne personne.", "token": "un", "contact_words": "foncier", "find_contact": "1"}
    page = awa.post(address(world, "envoi/"), typed).content.decode()
    assert "Voici la bonne personne." in page
    assert "Jean Morel, Chargé de mission foncier (EPF Hauts-de-France)" in page
    with world.on(world.urbanvitaliz):
        assert not Message.objects.exists()
    for _ in range(2):
        answer = awa.post(address(world, "envoi/"), {"text": typed["text"], "token": "un", "contact": one.pk})
        assert answer.status_code == 302
    with world.on(world.urbanvitaliz):
        assert str(Message.objects.get().card).startswith("Jean Morel")


def test_a_contact_created_in_the_composer_says_enough_by_itself(world: World, browser: Open) -> None:
    assert browser(world.awa).post(address(world, "envoi/"), {"text": "", "token": "un", **NEW}).status_code == 302
    with world.on(world.urbanvitaliz):
        assert Message.objects.get().extract == "Contact partagé"
        assert Contact.objects.get().departements.get().departement == world.nord


def test_marie_reads_it_reaches_it_and_shares_none(world: World, browser: Open) -> None:
    one = said(world.alone, world.actor(world.awa), "Voici", pick=someone(world.actor(world.awa)))
    marie = browser(world.marie)
    page = marie.page(address(world))
    assert "Jean Morel" in page.get_text(" ")
    assert not page.select("#contact")
    shown = marie.post(address(world, f"{one.pk}/contact/")).content.decode()
    assert "jean.morel@epf.exemple.fr" in shown
    with world.on(world.urbanvitaliz):
        assert AccessEntry.objects.filter(what="contact", about_name="Jean Morel").count() == 1
    assert "Jean Morel" in marie.page(address(world, "contenu/")).get_text(" ")
    refused = marie.post(address(world, "envoi/"), {"text": "Bonjour", "token": "un", "contact": "1"})
    assert refused.status_code == 302
    with world.on(world.urbanvitaliz):
        assert Message.objects.latest("pk").card is None


def test_what_is_deleted_takes_its_contact_out_of_sight(world: World, browser: Open) -> None:
    one = said(world.alone, world.actor(world.awa), "Voici", pick=someone(world.actor(world.awa)))
    with world.on(world.urbanvitaliz):
        delete_post(CONVERSATION, one, by=world.actor(world.awa))
    marie = browser(world.marie)
    assert marie.post(address(world, f"{one.pk}/contact/")).status_code == 404
    for rest in ("", "contenu/"):
        assert "Jean Morel" not in marie.page(address(world, rest)).get_text(" ")


def test_of_the_advisers_space_the_contact_stays_there(world: World, browser: Open) -> None:
    one = said(world.shared, world.actor(world.awa), "Voici", ADVISERS_SPACE, pick=someone(world.actor(world.awa)))
    with world.on(world.urbanvitaliz):
        assert Card.objects.get().reach == Reach.PORTAL
        assert Note.objects.get().card is not None
    slug = world.case(world.shared).slug
    for person in (world.marie, world.nora):
        assert browser(person).post(f"/dossiers/{slug}/espace-conseillers/{one.pk}/contact/").status_code in {403, 404}
    with world.on(world.sosponts):
        assert not Card.objects.exists()


def test_on_the_other_portal_of_the_case_the_contact_is_read_too(world: World, browser: Open) -> None:
    one = said(world.shared, world.actor(world.awa), "Voici", pick=someone(world.actor(world.awa)))
    url = f"/dossiers/{world.case(world.shared).slug}/conversation/"
    nora = browser(world.nora)
    assert "Jean Morel" in nora.page(url).get_text(" ")
    assert "03 20 11 22 33" in nora.post(f"{url}{one.pk}/contact/").content.decode()
