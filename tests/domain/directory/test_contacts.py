"""The address book: found, written, corrected, reached; each portal keeps its own."""

from collections.abc import Callable

import pytest

from recoco.domain.directory.models import Contact, ContactOpening, Listing, Organization
from recoco.kernel.activity.models import Event
from tests.client import Browser
from tests.domain.directory.making import WORDS, contact
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]
NB = "\u00a0"


def test_awa_adds_a_contact_with_its_organisation(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    answer = awa.submit("/annuaire/contacts/nouveau/", "Ajouter à l’annuaire", **WORDS, departements="59, 33")
    assert answer.status_code == 302
    page = awa.page(answer.url).get_text(" ")
    assert "Jean Morel" in page
    assert "Gironde (33), Nord (59)" in page
    assert "03 20 11 22 33" not in page
    with world.on(world.urbanvitaliz):
        assert Listing.objects.get().organization.name == "EPF Hauts-de-France"
        assert Event.objects.filter(type="contact.added").count() == 1


def test_the_same_contact_twice_is_one(world: World) -> None:
    first = contact(world.actor(world.awa))
    assert contact(world.actor(world.tess), organization="EPF  hauts de france").pk == first.pk
    with world.on(world.urbanvitaliz):
        assert Contact.objects.count() == Organization.objects.count() == 1


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ({"function": ""}, f"Renseignez «{NB}Fonction{NB}»."),
        ({"organization": ""}, f"Renseignez «{NB}Organisation{NB}»."),
        ({"email": "", "phone": ""}, "Indiquez une adresse e-mail ou un numéro de téléphone."),
        ({"phone": "12"}, "Indiquez un numéro de téléphone complet"),
        ({"departements": "99"}, "Aucun département n’a ce numéro"),
    ],
)
def test_what_lacks_is_said_and_what_was_typed_stays(
    left_out: dict[str, str], said: str, world: World, browser: Open
) -> None:
    answer = browser(world.awa).post("/annuaire/contacts/nouveau/", {**WORDS, **left_out})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert 'value="Morel"' in page


def test_contacts_are_found_by_name_function_organisation_and_number(world: World, browser: Open) -> None:
    contact(world.actor(world.awa), departements=[world.nord])
    contact(world.actor(world.awa), first_name="Zoé", last_name="Petit", organization="Région", email="z@exemple.fr")
    awa = browser(world.awa)
    for words in ("Morel", "morell", "foncier EPF", "hauts de france", "59", "Nord"):
        page = awa.page(f"/annuaire/?q={words}").get_text(" ")
        assert "Jean Morel" in page, words
        assert "Zoé Petit" not in page, words
    assert "Aucun contact ne répond" in awa.page("/annuaire/?q=inconnu").get_text(" ")


def test_the_list_is_counted_and_costs_the_same(world: World, browser: Open) -> None:
    by = world.actor(world.awa)
    for rank in range(30):
        contact(by, last_name=f"Morel {rank:02}", email=f"m{rank}@exemple.fr", departements=[world.nord])
    awa = browser(world.awa)
    with assert_queries(8):
        page = awa.page("/annuaire/")
    assert f"30{NB}contacts" in page.get_text(" ")
    assert len(page.select("tbody tr")) == 25
    with assert_queries(8):
        assert len(awa.page("/annuaire/?page=2").select("tbody tr")) == 5
    with assert_queries(8):
        assert f"1{NB}organisation" in awa.page("/annuaire/organisations/").get_text(" ")


def test_details_are_shown_to_who_asks_and_the_team_knows(world: World, browser: Open) -> None:
    one = contact(world.actor(world.tess))
    awa = browser(world.awa)
    for _ in range(2):
        page = awa.submit(f"/annuaire/contacts/{one.pk}/", "Voir les coordonnées").content.decode()
        assert "jean.morel@epf.exemple.fr" in page
        assert "tel:0320112233" in page
    with world.on(world.urbanvitaliz):
        assert [row.name for row in ContactOpening.objects.all()] == ["Awa Diop"]
    assert "Qui a demandé" not in awa.page(f"/annuaire/contacts/{one.pk}/").get_text(" ")
    assert "Awa Diop" in browser(world.sami).page(f"/annuaire/contacts/{one.pk}/").find("main").get_text(" ")


def test_a_contact_is_corrected_once_at_a_time(world: World, browser: Open) -> None:
    one = contact(world.actor(world.tess))
    awa = browser(world.awa)
    typed = {**WORDS, "last_name": "Moreau", "version": 1}
    assert awa.post(f"/annuaire/contacts/{one.pk}/modifier/", typed).status_code == 302
    assert "Jean Moreau" in awa.page("/annuaire/?q=Moreau").get_text(" ")
    late = awa.post(f"/annuaire/contacts/{one.pk}/modifier/", {**typed, "last_name": "Tard"})
    assert late.status_code == 409
    assert 'value="Tard"' in late.content.decode()


def test_a_contact_who_left_says_so(world: World, browser: Open) -> None:
    one = contact(world.actor(world.awa))
    awa = browser(world.awa)
    awa.post(f"/annuaire/contacts/{one.pk}/modifier/", {**WORDS, "version": 1, "has_left": "on"})
    assert "N’occupe plus ce poste" in awa.page("/annuaire/").get_text(" ")


def test_each_portal_keeps_its_contacts_and_shares_names_only(world: World, browser: Open) -> None:
    one = contact(world.actor(world.awa))
    nora = browser(world.nora)
    assert nora.get(f"/annuaire/contacts/{one.pk}/").status_code == 404
    for url in ("/annuaire/", "/annuaire/?q=Morel", "/annuaire/organisations/", "/annuaire/organisations/?q=EPF"):
        assert "Hauts-de-France" not in nora.page(url).get_text(" ")
    there = contact(world.actor(world.nora), last_name="Weber", email="w@exemple.fr")
    assert there.organization_id == one.organization_id


def test_an_organisation_that_two_portals_list_keeps_its_name(world: World, browser: Open) -> None:
    contact(world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        listing = Listing.objects.get()
    url, awa = f"/annuaire/organisations/{listing.pk}/modifier/", browser(world.awa)
    typed = {"name": "EPF du Nord", "kind": "epf", "version": 1, "note": "Accueil le mardi"}
    assert awa.post(url, typed).status_code == 302
    assert "EPF du Nord" in awa.page("/annuaire/?q=Morel").get_text(" ")
    contact(world.actor(world.nora), organization="EPF du Nord")
    assert "D’autres portails" in awa.page(url).get_text(" ")
    refused = awa.post(url, {**typed, "name": "EPF", "version": 2})
    assert refused.status_code == 409
    assert awa.post(url, {**typed, "note": "Accueil le jeudi", "version": 2}).status_code == 302
    with world.on(world.urbanvitaliz):
        assert Listing.objects.get().note == "Accueil le jeudi"


def test_whoever_advises_nothing_here_does_not_read_it(world: World, browser: Open) -> None:
    for person in (world.marie, world.zoe):
        assert browser(person).get("/annuaire/").status_code == 403
