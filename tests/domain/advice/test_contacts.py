"""A recommendation that says whom to turn to: picked or created in its form, read and reached in the dossier."""

from collections.abc import Callable

from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.models import AccessEntry
from recoco.domain.directory.models import Card, Contact
from recoco.domain.directory.words import Pick
from recoco.kernel.activity.types import Reach
from tests.client import Browser
from tests.domain.advice.making import address, afresh, drafted, published_with_contact
from tests.domain.directory.making import WORDS, contact
from tests.worlds import World

Open = Callable[..., Browser]
TYPED = {"title": "Écrire à l’EPF", "text": "Un **courrier**.", "topic": "Foncier", "deadline": "2027-01-15"}
NEW = {f"contact_{name}": value for name, value in WORDS.items()}


def test_looking_for_a_contact_loses_nothing_that_was_typed(world: World, browser: Open) -> None:
    one = contact(world.actor(world.tess))
    awa = browser(world.awa)
    answer = awa.post(address(world, "nouvelle/"), {**TYPED, "contact_words": "morel", "find_contact": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    for said in ("Écrire à l’EPF", "Un **courrier**.", 'value="Foncier"', 'value="2027-01-15"', "Jean Morel"):
        assert said in page, said
    assert awa.post(address(world, "nouvelle/"), {**TYPED, "deadline": "", "contact": one.pk}).status_code == 302
    assert "EPF Hauts-de-France" in awa.page(address(world)).get_text(" ")


def test_a_contact_is_created_in_the_form_with_the_department_of_the_dossier(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    for _ in range(2):
        answer = awa.post(address(world, "nouvelle/"), {"title": "Écrire", "text": "Un courrier.", **NEW})
        assert answer.status_code == 302
    with world.on(world.urbanvitaliz):
        one = Contact.objects.get()
        assert [row.departement for row in one.departements.all()] == [world.nord]
        assert Card.objects.get().reach == Reach.PORTAL
    assert "Jean Morel" in awa.page("/annuaire/").get_text(" ")


def test_what_a_new_contact_lacks_is_said_in_the_form(world: World, browser: Open) -> None:
    typed = {"title": "Écrire", "text": "Un courrier.", "contact_last_name": "Morel"}
    answer = browser(world.awa).post(address(world, "nouvelle/"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Indiquez l’organisation", "Indiquez la fonction", "Indiquez une adresse e-mail ou", 'value="Morel"'):
        assert said in page, said


def test_marie_reaches_the_contact_and_the_journal_says_so(world: World, browser: Open) -> None:
    one = published_with_contact(world.alone, world.actor(world.awa))
    marie = browser(world.marie)
    page = marie.page(address(world)).get_text(" ")
    assert "Jean Morel" in page
    assert "03 20 11 22 33" not in page
    shown = marie.submit(address(world), "Voir les coordonnées").content.decode()
    assert "jean.morel@epf.exemple.fr" in shown
    with world.on(world.urbanvitaliz):
        (line,) = AccessEntry.objects.filter(what="contact")
        assert (line.name, line.about_name) == ("Marie Lebrun", "Jean Morel")
    assert browser(world.zoe).post(address(world, f"{one.pk}/contact/")).status_code == 404


def test_a_correction_shows_at_once_in_the_dossier(world: World, browser: Open) -> None:
    published_with_contact(world.alone, world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        number = Contact.objects.get().pk
    typed = {**WORDS, "last_name": "Moreau", "has_left": "on", "version": 1}
    assert browser(world.tess).post(f"/annuaire/contacts/{number}/modifier/", typed).status_code == 302
    page = browser(world.marie).page(address(world)).get_text(" ")
    assert "Jean Moreau" in page
    assert "N’occupe plus ce poste" in page


def test_the_other_portal_of_the_case_reads_the_card_once_published(world: World, browser: Open) -> None:
    awa = world.actor(world.awa)
    draft = drafted(world.shared, awa, pick=Pick(is_asked=True, number=contact(awa).pk))
    there = f"/dossiers/{world.case(world.shared).slug}/recommandations/"
    nora = browser(world.nora)
    assert nora.post(f"{there}{draft.pk}/contact/").status_code == 404
    with world.on(world.sosponts):
        assert not Card.objects.exists()
    with world.on(world.urbanvitaliz):
        publish_drafts(afresh(world.shared), {draft.pk: draft.version}, by=awa)
    assert "Jean Morel" in nora.page(there).get_text(" ")
    assert "jean.morel@epf.exemple.fr" in nora.post(f"{there}{draft.pk}/contact/").content.decode()
    assert nora.get("/annuaire/?q=Morel").content.decode().count("Jean Morel") == 0


def test_the_contact_stays_when_its_form_does_not_speak_of_it_and_goes_when_it_says_so(
    world: World, browser: Open
) -> None:
    one = published_with_contact(world.alone, world.actor(world.awa))
    awa, url = browser(world.awa), address(world, f"{one.pk}/modifier/")
    assert "Jean Morel" in awa.page(url).get_text(" ")
    typed = {"title": "Écrire vite", "text": "Un courrier.", "version": one.version}
    with world.on(world.urbanvitaliz):
        number = Contact.objects.get().pk
    assert awa.post(url, {**typed, "contact": number}).status_code == 302
    with world.on(world.urbanvitaliz):
        assert Recommendation.objects.get(pk=one.pk).card is not None
    assert awa.post(url, {**typed, "version": one.version + 1, "contact": ""}).status_code == 302
    with world.on(world.urbanvitaliz):
        assert Recommendation.objects.get(pk=one.pk).card is None


def test_the_index_of_the_conversation_lists_the_contacts(world: World, browser: Open) -> None:
    published_with_contact(world.alone, world.actor(world.awa))
    page = browser(world.marie).page(f"/dossiers/{world.case(world.alone).slug}/conversation/contenu/")
    assert "Contacts (1)" in page.get_text(" ")
    assert "Jean Morel, Chargé de mission foncier (EPF Hauts-de-France)" in page.get_text(" ")
