"""The pages about the people on a case."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.cases.models import CaseInvitation, CaseParticipation, PlacementParticipation, Side
from tests.client import Browser
from tests.domain.cases.inviting import case_mails, invited, page_of
from tests.domain.cases.test_pages import queries_of
from tests.examples import examples
from tests.worlds import World, make_person

Open = Callable[..., Browser]


def text(browser: Browser, url: str) -> str:
    """Return the words of the middle of a page."""
    return browser.page(url).find("main").get_text(" ", strip=True)  # type: ignore[union-attr]


def test_the_team_is_on_the_presentation_the_referent_first(world: World, browser: Open) -> None:
    invited(world, first_name="Lou", last_name="Martin")
    people = browser(world.tess).page(page_of(world)).find(attrs={"aria-labelledby": "equipe"})
    said = people.get_text(" ", strip=True)  # type: ignore[union-attr]
    order = [said.index(name) for name in ("Marie Lebrun", "Paul Petit", "Awa Diop", "Otto Klein", "Lou Martin")]
    assert order == sorted(order)
    assert "Référent·e côté collectivité, Maire, Mairie de Lille" in said
    assert "invitation pas encore acceptée" in said
    assert "@" not in said


def test_an_adviser_of_another_portal_says_which(world: World, browser: Open) -> None:
    with world.on(world.sosponts):
        PlacementParticipation(placement=world.shared_there, person=world.nora, role="adviser").save()
    said = text(browser(world.marie), page_of(world, world.shared))
    assert "Nora Weber Conseiller·ère, Ingénieure, Cerema · via SOS Ponts" in said


def test_contact_details_are_shown_when_asked_for(world: World, browser: Open) -> None:
    awa, page = browser(world.awa), page_of(world)
    assert "marie@exemple.fr" not in awa.page(page).get_text()
    shown = awa.submit(page, "Voir les coordonnées de Marie Lebrun").content.decode()
    assert "marie@exemple.fr" in shown
    assert "Cette consultation est notée" in shown
    with world.on(world.urbanvitaliz):
        key = f"membre-{CaseParticipation.objects.get(case=world.alone.case, side=Side.OWNER).pk}"
    fragment = awa.post(f"{page}coordonnees/", {"key": key}, headers={"hx-request": "true"}).content.decode()
    assert "marie@exemple.fr" in fragment
    assert "<html" not in fragment
    for wrong in ("", "membre-0", "suivi-999", "invitation-1"):
        assert awa.post(f"{page}coordonnees/", {"key": wrong}).status_code == 404
    assert browser(world.ines).post(f"{page}coordonnees/", {"key": key}).status_code == 404


def test_tess_joins_from_the_header_and_leaves_from_the_team(world: World, browser: Open) -> None:
    tess, page = browser(world.tess), page_of(world)
    (link,) = [one for one in tess.page(page).select("main a") if one.get_text(strip=True) == "Rejoindre le dossier"]
    answer = tess.get(str(link["href"]))
    assert tess.submit(answer["Location"], "Rejoindre le dossier", role="observer")["Location"] == page
    assert "Rejoindre le dossier" not in text(tess, page)
    tess.submit(f"{page}equipe/", "Suivre plutôt comme conseiller·ère")
    with world.on(world.urbanvitaliz):
        assert PlacementParticipation.objects.get(placement=world.alone, person=world.tess).role == "adviser"
    assert tess.submit(f"{page}quitter/", "Quitter le dossier")["Location"] == "/dossiers/"
    assert tess.post(f"{page}rejoindre/", {"role": "chef"}).status_code == 422
    assert tess.post(f"{page}place/", {"role": "chef"}).status_code == 404


def test_the_owner_is_told_to_hand_over_first(world: World, browser: Open) -> None:
    marie, page = browser(world.marie), page_of(world)
    assert "confiez d’abord ce rôle" in text(marie, f"{page}quitter/")
    assert marie.post(f"{page}quitter/").status_code == 409
    with world.on(world.urbanvitaliz):
        paul = CaseParticipation.objects.get(case=world.alone.case, user_id=world.paul.user_id)
    form = f"{page}referent/"
    assert marie.submit(form, "Confier le rôle", successor=str(paul.pk))["Location"] == f"{page}equipe/"
    assert "Paul Petit Référent·e côté collectivité" in text(marie, f"{page}equipe/")
    assert marie.get(form).status_code == 403
    assert "Quitter le dossier" in text(marie, f"{page}quitter/")


def test_the_role_is_offered_to_somebody_else_by_e_mail(world: World, browser: Open) -> None:
    marie, form = browser(world.marie), f"{page_of(world)}referent/"
    missing = marie.submit(form, "Confier le rôle", successor="invitation", message="À vous")
    assert missing.status_code == 422
    assert "À vous" in missing.content.decode()
    assert marie.post(form, {"successor": "7"}).status_code == 422
    marie.submit(form, "Confier le rôle", successor="invitation", email="lou@exemple.fr")
    assert case_mails("lou@exemple.fr", "invitation")[0].words["role"] == "référent·e du dossier"
    with world.on(world.urbanvitaliz):
        assert CaseInvitation.objects.get().role == "owner"


def test_each_finds_on_the_team_s_page_what_they_may_change(world: World, browser: Open) -> None:
    page = f"{page_of(world)}equipe/"
    words = ("Inviter quelqu’un", "Changer de référent·e", "Quitter le dossier", "Retirer du dossier", "Passer côté")
    expected = {"marie": (1, 1, 0, 1, 0), "paul": (1, 0, 1, 0, 0), "otto": (0, 0, 1, 0, 0), "sami": (1, 1, 0, 1, 1)}
    for name, offered in expected.items():
        main = text(browser(world.people[name]), page)
        assert tuple(int(word in main.split("Équipe du dossier")[1]) for word in words) == offered, name


def test_the_team_says_when_each_was_last_seen(world: World, browser: Open) -> None:
    browser(world.awa).page(page_of(world))
    said = text(browser(world.paul), f"{page_of(world)}equipe/").split("Équipe du dossier")[1]
    assert said.count("Dernière visite") == 1
    assert "de Awa Diop Dernière visite à l’instant" in said


@pytest.mark.parametrize(
    "path", ["inviter/", "referent/", "rejoindre/", "place/", "coordonnees/", "equipe/changement/"]
)
@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(sent=st.dictionaries(st.sampled_from(["emails", "email", "role", "message", "successor", "key"]), st.text()))
def test_anything_sent_is_answered(path: str, sent: dict[str, str], world: World, browser: Open) -> None:
    answer = browser(world.sami).post(f"{page_of(world)}{path}", {"csrfmiddlewaretoken": "x", **sent})
    assert answer.status_code in {302, 404, 409, 422, 403}


def test_sami_takes_people_off_and_passes_them_over(world: World, browser: Open) -> None:
    sami, page = browser(world.sami), f"{page_of(world)}equipe/"
    sami.submit(page, "Passer côté conseillers Paul Petit")
    assert "Paul Petit Observateur·rice" in text(sami, page)
    sami.submit(page, "Retirer du dossier Otto Klein")
    assert "Otto Klein" not in sami.page(page).find("main").find("ul", class_="fr-raw-list").get_text()  # type: ignore[union-attr]
    assert browser(world.paul).post(f"{page}changement/", {"key": "suivi-1"}).status_code == 403
    assert sami.post(f"{page}membres/retrait/", {"key": "membre-é²"}).status_code == 404


# The présentation carries the panels of every package: the most of all these pages.
COSTS = {"": 18, "equipe/": 14, "referent/": 12, "qui-voit-quoi/": 15, "parametres/consultations/": 13}


@pytest.mark.parametrize("path", COSTS)
def test_what_the_pages_cost_does_not_grow_with_the_people(path: str, world: World, browser: Open) -> None:
    sami, page = browser(world.sami), f"{page_of(world)}{path}"
    sami.page(page)  # the first visit is a line in the journal, which one of these pages shows
    few = queries_of(sami, page)
    with world.on(world.urbanvitaliz):
        for rank in range(6):
            person = make_person(f"p{rank}", "Un")
            if rank % 2:
                PlacementParticipation(placement=world.alone, person=person, role="adviser").save()
            else:
                row = CaseParticipation(case=world.alone.case, user_id=person.user_id, side=Side.MEMBER)
                row.first_name, row.last_name = person.first_name, person.last_name
                row.save()
    for rank in range(3):
        invited(world, f"i{rank}@exemple.fr")
    assert queries_of(sami, page) == few == COSTS[path]
