"""Recommendations are published, answered, taken back: who is told, when, and that nobody is told what was undone."""

import pytest

from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.editing import edit
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.publishing import call_back, publish_drafts
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.models import Publication, Recommendation
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import Placement
from recoco.kernel.kit.refusals import Refused
from tests.domain.directory.making import someone
from tests.surfaces.notifications.post import at, done_by, told, who, work
from tests.worlds import World

EVERYBODY = ["marie", "otto", "paul"]  # Awa publishes


def publish(world: World, *titles: str, minute: int = 0, placement: Placement | None = None) -> Publication:
    with done_by(world, world.awa, at(10, minute)) as awa:
        here = Placement.objects.with_case().get(pk=(placement or world.alone).pk)
        drafts = [write_draft(here, Advice(title, "**Écrivez** à l’EPF.", "", None, ""), by=awa) for title in titles]
        return publish_drafts(here, {one.pk: one.version for one in drafts}, by=awa)


def the_one(publication: Publication) -> Recommendation:
    found: Recommendation = Recommendation.objects.get(publication=publication)
    return found


def test_several_published_together_are_one_e_mail_after_ten_minutes(world: World) -> None:
    publish(world, "Écrire à l’EPF", "Visiter le site")
    assert work(at(10, 9)) == []
    emails = work(at(10, 10))
    assert who(emails) == EVERYBODY
    email = emails[0]
    assert email.subject == "Awa Diop (DDT du Nord) a publié 2\u00a0recommandations – Friche Lebel"
    assert "> Écrire à l’EPF\n> Écrivez à l’EPF." in email.text
    assert "Visiter le site" in email.text
    assert "/recommandations/?reco=" in email.text
    assert "en cours, faite, ou pas pour vous" in email.text
    assert "en cours, faite, ou pas pour vous" not in emails[1].text  # an observer’s


def test_the_e_mail_names_the_contact_and_leaves_how_to_reach_it_to_the_page(world: World) -> None:
    with done_by(world, world.awa, at(10, 0)) as awa:
        here = Placement.objects.with_case().get(pk=world.alone.pk)
        draft = write_draft(here, Advice("Écrire", "Écrivez-lui.", pick=someone(awa)), by=awa)
        publish_drafts(here, {draft.pk: draft.version}, by=awa)
    email = work(at(10, 10))[0]
    assert "Contact\u00a0: Jean Morel, Chargé de mission foncier (EPF Hauts-de-France)" in email.text
    assert "Jean Morel" in email.html
    assert "jean.morel@" not in email.text + email.html


def test_two_publications_within_ten_minutes_leave_together(world: World) -> None:
    publish(world, "Un")
    publish(world, "Deux", minute=6)
    assert work(at(10, 15)) == []
    emails = work(at(10, 16))
    assert who(emails) == EVERYBODY
    assert "2\u00a0recommandations" in emails[0].subject


def test_what_was_called_back_is_told_to_nobody(world: World) -> None:
    publication = publish(world, "Trop tôt")
    with done_by(world, world.awa, at(10, 9)) as awa:
        call_back(publication, by=awa)
    assert work(at(10, 30)) == []


def test_what_was_told_is_not_called_back(world: World) -> None:
    publication = publish(world, "Parti")
    work(at(10, 10))
    with done_by(world, world.awa, at(10, 9)) as awa, pytest.raises(Refused):
        call_back(publication, by=awa)


def test_what_was_withdrawn_meanwhile_is_not_quoted(world: World) -> None:
    publication = publish(world, "Reste", "S’en va")
    with done_by(world, world.awa, at(10, 5)) as awa:
        gone = Recommendation.objects.get(publication=publication, title="S’en va")
        withdraw(gone, reason="Erreur de dossier", by=awa)
    email = work(at(10, 10))[0]
    assert "a publié une recommandation –" in email.subject
    assert "S’en va" not in email.text


def test_a_status_is_told_in_the_morning_to_the_others(world: World) -> None:
    publication = publish(world, "Écrire à l’EPF")
    work(at(10, 10))
    with done_by(world, world.marie, at(15)) as marie:
        follow(the_one(publication), Answer(AdviceStatus.DONE, "", "C’est parti hier."), by=marie)
    assert work(at(7, 59, day=1)) == []
    emails = work(at(8, day=1))
    assert who(emails) == ["awa", "otto", "paul"]
    assert emails[0].subject == (
        "Marie Lebrun (Mairie de Lille) : « Écrire à l’EPF » est maintenant « Faite » – Friche Lebel".replace(
            " :", "\u00a0:"
        )
        .replace("« ", "«\u00a0")
        .replace(" »", "\u00a0»")
    )
    assert "C’est parti hier." in emails[0].text


def test_only_the_last_of_several_statuses_is_told(world: World) -> None:
    publication = publish(world, "Écrire à l’EPF")
    work(at(10, 10))
    for minute, status in enumerate((AdviceStatus.DONE, AdviceStatus.IN_PROGRESS)):
        with done_by(world, world.marie, at(15, minute)) as marie:
            follow(the_one(publication), Answer(status), by=marie)
    subjects = [subject for _, subject in told(at(8, day=1))]
    assert len(subjects) == 3
    assert all("En cours" in subject for subject in subjects)


def test_an_edit_is_told_only_when_asked(world: World) -> None:
    publication = publish(world, "Écrire à l’EPF")
    work(at(10, 10))
    for tell in (False, True):
        with done_by(world, world.awa, at(15)) as awa:
            one = the_one(publication)
            edit(one, Advice(one.title, f"Avant mars ({tell})", "", None, ""), version=one.version, tell=tell, by=awa)
    emails = work(at(8, day=1))
    assert who(emails) == EVERYBODY
    assert "Avant mars (True)" in emails[0].text


def test_a_withdrawal_says_why(world: World) -> None:
    publication = publish(world, "Écrire à l’EPF")
    work(at(10, 10))
    with done_by(world, world.awa, at(15)) as awa:
        withdraw(the_one(publication), reason="L’aide a pris fin", by=awa)
    emails = work(at(8, day=1))
    assert who(emails) == EVERYBODY
    assert "L’aide a pris fin" in emails[0].text


def test_a_dossier_on_two_portals_tells_each_account_once(world: World) -> None:
    publish(world, "Écrire à l’EPF", placement=world.shared)
    everybody = [email.to for email in work(at(10, 10))]
    assert len(everybody) == len(set(everybody))
    assert "marie@exemple.fr" in everybody
