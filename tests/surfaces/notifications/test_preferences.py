"""Each person chooses how they are written to: by family, by case, from their account or from any e-mail."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from recoco.domain.accounts.actors import PLATFORM
from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import Placement, PlacementRole, Status
from recoco.domain.submission.events import CASE_ACCEPTED
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.mail.messages import message_of
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.actions.choosing import attend, choose_paces
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.models import Attention, Notice, PaceChoice
from recoco.surfaces.notifications.paces import Pace
from tests.client import Browser
from tests.queries import assert_queries, only_reading
from tests.surfaces.notifications.post import at, done_by, who, work
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]


def chooses(world: World, person: Person, **paces: Pace) -> None:
    with world.on(person.portal), clock.moved_to(at(9, 30)), transaction.atomic():
        choose_paces(person, {Family(name): pace for name, pace in paces.items()})


def tess_joins(world: World, minute: int = 0) -> None:
    with done_by(world, world.tess, at(10, minute)) as tess:
        join(world.alone, PlacementRole.OBSERVER, by=tess)


def test_each_gets_it_at_their_own_pace(world: World) -> None:
    chooses(world, world.marie, people=Pace.NOW)
    chooses(world, world.paul, people=Pace.TWICE_A_DAY)
    chooses(world, world.otto, people=Pace.WEEKLY)
    tess_joins(world)
    assert who(work(at(10, 1))) == ["marie"]
    assert who(work(at(14))) == ["paul"]
    assert who(work(at(8, day=1))) == ["awa"]
    assert work(at(8, day=5)) == []
    (email,) = work(at(8, day=6))  # the Monday after that Tuesday
    assert (email.to, email.kind) == ("otto@exemple.fr", "notifications.weekly")


def test_never_is_told_by_the_bell_alone(world: World) -> None:
    chooses(world, world.marie, people=Pace.NEVER)
    tess_joins(world)
    assert "marie" not in who(work(at(8, day=8)))
    with scope.everywhere("a test reads the notices"):
        assert Notice.objects.all().unread().filter(person=world.marie, family="people").exists()


def test_what_waits_follows_a_new_choice(world: World) -> None:
    tess_joins(world)
    work(at(10, 1))
    with world.on(world.urbanvitaliz), clock.moved_to(at(11)), transaction.atomic():
        choose_paces(world.marie, {Family.PEOPLE: Pace.NOW})
        choose_paces(world.paul, {Family.PEOPLE: Pace.NEVER})
    assert who(work(at(11, 1))) == ["marie"]
    assert who(work(at(8, day=1))) == ["awa", "otto"]


def test_the_summary_of_the_morning_gathers_by_case_what_matters_first(world: World) -> None:
    chooses(world, world.marie, advice=Pace.DAILY)
    tess_joins(world)
    publish(world, "Inspecter la pile", minute=5, placement=world.shared)
    publish(world, "Écrire à l’EPF", minute=6)
    work(at(10, 30))
    (email,) = [one for one in work(at(8, day=1)) if one.to == "marie@exemple.fr"]
    assert email.subject == "Votre résumé du jour\u00a0: 3\u00a0nouveautés sur 2\u00a0dossiers"
    first, last = email.text.index("a publié la recommandation"), email.text.index("Tess Morel suit")
    assert first < last
    assert email.text.count("http://urbanvitaliz.localhost") == 5, "a link for each line, all, and the choices"
    assert len(email.causes) == 3


def test_advisers_of_the_whole_country_read_new_cases_in_the_bell_unless_they_choose(world: World) -> None:
    with world.on(world.sosponts), clock.moved_to(at(10)):
        before = Notice.objects.filter(person=world.nora, family="new_case").count()
        theo = Person.objects.get(user_id=world.marie.user_id)
        placement = submitted_case("Pont neuf", world.lille, theo)
        with transaction.atomic():
            Placement.objects.filter(pk=placement.pk).update(status=Status.TO_PROCESS)
            record(CASE_ACCEPTED, by=PLATFORM, subject=placement, case_id=placement.case_id, portal="SOS Ponts")
    assert "nora" not in who([one for one in work(at(8, day=1)) if one.kind == "notifications.new_case"])
    with world.on(world.sosponts):
        assert Notice.objects.filter(person=world.nora, family="new_case").count() == before + 1


def test_one_case_may_be_muted_and_another_followed_from_afar(world: World) -> None:
    with world.on(world.urbanvitaliz), transaction.atomic():
        attend(world.awa, world.alone.case_id, Attention.MUTE)
        attend(world.sami, world.alone.case_id, Attention.FOLLOW)
    tess_joins(world)
    assert who(work(at(8, day=1))) == ["marie", "otto", "paul", "sami"]


def test_the_page_sets_a_preset_then_one_family(world: World, browser: Open) -> None:
    otto = browser(world.otto)
    page = otto.page("/notifications/preferences/")
    assert [title.text for title in page.select(".notifications-presets h3")] == [
        "Tout de suite", "Résumé quotidien", "L’essentiel", "Rien par e-mail"
    ]  # fmt: skip
    assert otto.post("/notifications/preferences/", {"preset": "quotidien"}).status_code == 302
    page = otto.page("/notifications/preferences/")
    assert "Votre choix actuel" in page.get_text()
    assert page.select_one("select[name=people] option[selected]")["value"] == "daily"
    otto.submit("/notifications/preferences/", "Enregistrer mes choix", people="never")
    assert (
        otto.page("/notifications/preferences/").select_one("select[name=people] option[selected]")["value"] == "never"
    )
    assert otto.post("/notifications/preferences/", {"people": "toujours"}).status_code == 422
    otto.get("/notifications/preferences/")
    with assert_queries(7):
        otto.get("/notifications/preferences/")


def letter(world: World) -> OutgoingEmail:
    tess_joins(world)
    (email,) = [one for one in work(at(8, day=1)) if one.to == "marie@exemple.fr"]
    return email


def test_mail_programs_unsubscribe_in_one_click(world: World, visitor: Browser) -> None:
    email = letter(world)
    with world.on(world.urbanvitaliz):
        headers = message_of(email).extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = headers["List-Unsubscribe"].strip("<>").removeprefix("http://urbanvitaliz.localhost:8000")
    strict = Browser(world.urbanvitaliz, enforce_csrf_checks=True)
    with only_reading():
        for _ in range(2):
            page = visitor.page(url)
    assert "m…@exemple.fr" in page.get_text()
    assert "marie@exemple.fr" not in page.get_text()
    assert "Marie" not in page.main.get_text()
    assert strict.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    with scope.everywhere("a test reads the choices"):
        assert list(PaceChoice.objects.values_list("person__first_name", "family", "pace")) == [
            ("Marie", "people", "never")
        ]


def test_every_e_mail_leads_to_the_choices_without_signing_in(world: World, visitor: Browser) -> None:
    with done_by(world, world.zoe, at(10)):
        submitted_case("Halle au blé", world.lille, world.zoe)
    work(at(10, 1))
    with scope.everywhere("a test reads the outbox"):
        receipt = OutgoingEmail.objects.get(kind="submission.receipt", user_id=world.zoe.user_id)
    assert "/preferences/" in receipt.text
    path = receipt.text.split("Choisir ce que je reçois\u00a0: http://urbanvitaliz.localhost:8000")[1].split()[0]
    page = visitor.page(path)
    assert "z…@exemple.fr" in page.get_text()
    assert visitor.post(path, {"preset": "rien"}).status_code == 302
    assert Browser(world.sosponts).get(path).status_code == 404
    assert visitor.get(path.replace(".", "x")).status_code == 404


@pytest.mark.parametrize("url", ["/notifications/a-venir/", "/administration/e-mails/a-venir/"])
def test_the_timetable_says_when_why_and_what(url: str, world: World, browser: Open) -> None:
    tess_joins(world)
    work(at(10, 1))
    with clock.moved_to(at(12)):
        by = browser(world.marie if url.startswith("/notifications") else world.sami)
        if "administration" in url:
            (link,) = [one for one in by.page(url).select("td a") if one.text == "Marie Lebrun"]
            url = link["href"]
        page: Any = by.page(url)
        row = page.select_one("tbody tr").get_text(" ")
        assert "4 mars 2026" in row
        assert "une fois par jour" in row
        shown = by.page(page.select_one("tbody a")["href"])
        assert "Tess Morel (CAUE du Nord) suit maintenant votre dossier" in shown.get_text()
    (sent,) = [one for one in work(at(8, day=1)) if one.to == "marie@exemple.fr"]
    assert "Tess Morel (CAUE du Nord) suit maintenant votre dossier" in sent.text


def test_beyond_ten_e_mails_in_a_week_the_rest_is_gathered(world: World, settings: Any) -> None:
    settings.MAX_EMAILS_PER_WEEK = 3
    for minute in range(0, 60, 12):
        publish(world, f"Avis {minute}", minute=minute)
    sent = [one for minute in range(0, 60, 5) for one in work(at(10, minute)) if one.to == "marie@exemple.fr"]
    sent += [one for one in work(at(11, 30)) if one.to == "marie@exemple.fr"]
    assert len(sent) == 2, "with that of the morning"
    assert "marie" not in who(work(at(8, day=1))), "the morning is beyond the budget too"
    (weekly,) = [one for one in work(at(8, day=6)) if one.to == "marie@exemple.fr"]
    assert weekly.subject == "Votre résumé de la semaine\u00a0: 3\u00a0nouveautés – Friche Lebel"
