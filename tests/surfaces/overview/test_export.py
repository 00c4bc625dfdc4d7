"""The export of the cases in view: its columns as the document names them, who may read what, and what it costs."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.reading import mark_read
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.actions.labelling import add_tags
from recoco.domain.cases.actions.outcomes import declare_outcome
from recoco.domain.cases.models import Case, CaseParticipation, Placement, Side
from recoco.domain.conversation.threads import ADVISERS_SPACE
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.overview.exporting.columns import COLUMNS
from recoco.surfaces.overview.exporting.export import AT_ONCE
from recoco.surfaces.overview.exporting.facts import facts_of, loaded
from tests.client import Browser
from tests.domain.advice.making import afresh, published
from tests.domain.cases.test_journal import lines
from tests.domain.conversation.making import said
from tests.queries import only_reading
from tests.surfaces.homes.peopled import accepted
from tests.worlds import World

Open = Callable[..., Browser]
URL = "/dossiers/exporter/"
EVERY_COLUMN = [column.name for column in COLUMNS]


def exported(reader: Browser, *columns: str, query: str = "perimetre=tous") -> list[dict[str, str]]:
    """Ask for the file, and read it as a spreadsheet does."""
    response: Any = reader.post(f"{URL}?{query}", {"colonne": columns or EVERY_COLUMN})
    assert response.status_code == 200
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def lived(world: World) -> None:
    """Have the two sides of Marie's first case act."""
    awa, sami, marie = (world.actor(who) for who in (world.awa, world.sami, world.marie))
    told = published(world.alone, awa, "Écrire à l’EPF", "Appeler la DDT")
    (by_team,) = published(world.alone, sami, "Réunir les élus")
    with world.on(world.urbanvitaliz):
        mark_read(afresh(world.alone), [told[0].pk, by_team.pk], by=marie)
        follow(told[0], Answer(AdviceStatus.DONE, text="C’est fait"), by=marie)
        follow(by_team, Answer(text="Je m’en occupe"), by=sami)
        add_tags(afresh(world.alone), ["Urgent", "École"], by=awa)
        declare_outcome(afresh(world.alone), kind="Étude réalisée", on=date(2026, 1, 5), source="declared", by=marie)
        Person.objects.filter(pk=world.marie.pk).update(phone="03 20 00 00 00")
    for who in (awa, sami, marie, marie):
        said(world.alone, who)
    for who in (awa, sami):
        said(world.alone, who, thread=ADVISERS_SPACE)


def test_each_column_says_what_the_document_says(world: World, browser: Open) -> None:
    lived(world)
    reader, today = browser(world.awa), localdate(clock.now()).isoformat()
    every = [box["value"] for box in reader.page(URL).select("[name=colonne]")]
    (row,) = exported(reader, *every, query="perimetre=tous&q=Lebel")
    outcomes = {name: value for name, value in row.items() if name.startswith("realisation_")}
    assert outcomes.pop("realisation_etude_realisee") == "1"
    assert set(outcomes.values()) == {"0"}
    assert {name: value for name, value in row.items() if not name.startswith("realisation_")} == {
        "departement": "59",
        "commune_insee": "59350",
        "commune_nom": "Lille",
        "nom_dossier": "Friche Lebel",
        "detail_adresse": "",
        "date_contact": today,
        "contact_dossier": "Marie Lebrun",
        "mail": "marie@exemple.fr",
        "tel": "03 20 00 00 00",
        "conseillers": "Awa Diop (DDT du Nord)",
        "statut_conseil": "À traiter",
        "premiere_reco_le": today,
        "nb_reco": "3",
        "nb_reco_nonstaff": "2",
        "nb_reco_actives": "1",
        "nb_interactions_reco": "1",
        "nb_commentaires_recos": "2",
        "nb_commentaires_recos_nonstaff": "1",
        "nb_messages_conversation_conseillers_nonstaff": "1",
        "nb_messages_conversation_collectivite": "2",
        "nb_messages_suivis_int_nonstaff": "1",
        "nb_conseillers_nonstaff": "1",
        "tags": "École, Urgent",
        "lien_dossier": f"{world.urbanvitaliz.base_url}/dossiers/{world.case(world.alone).slug}/",
        "exclude_stats": "0",
        "origin_site": "UrbanVitaliz",
        "statut_depuis": today,
        "derniere_publication": today,
        "recos_lues": "2",
        "recos_total": "3",
        "derniere_activite": today,
        "epci": "",
        "population": "",
    }


def test_the_document_s_names_are_all_there() -> None:
    names = (
        "departement, commune_insee, commune_nom, nom_dossier, detail_adresse, date_contact, contact_dossier, mail, "
        "tel, conseillers, statut_conseil, premiere_reco_le, nb_reco, nb_reco_nonstaff, nb_reco_actives, "
        "nb_interactions_reco, nb_commentaires_recos, nb_commentaires_recos_nonstaff, "
        "nb_messages_conversation_conseillers_nonstaff, nb_messages_conversation_collectivite, "
        "nb_messages_suivis_int_nonstaff, nb_conseillers_nonstaff, tags, lien_dossier, exclude_stats, origin_site, "
        "statut_depuis, derniere_publication, recos_lues, recos_total, derniere_activite, epci, population"
    )
    assert names.split(", ") == EVERY_COLUMN


def test_what_a_spreadsheet_would_compute_is_only_words(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        Case.objects.filter(pk=world.alone.case_id).update(name="=HYPERLINK(1)", address=" +33;\n@somme")
    rows = exported(browser(world.sami), "nom_dossier", "detail_adresse")
    assert {"nom_dossier": "'=HYPERLINK(1)", "detail_adresse": "' +33;\n@somme"} in rows


def test_the_columns_left_out_stay_so_and_the_page_never_writes(world: World, browser: Open) -> None:
    tess = browser(world.tess)
    with only_reading():
        assert len(tess.page(URL).select("[name=colonne][checked]")) >= len(EVERY_COLUMN)
    exported(tess, "nom_dossier", "tags")
    assert [box["value"] for box in tess.page(URL).select("[name=colonne][checked]")] == ["nom_dossier", "tags"]
    refused = tess.post(URL, {"colonne": ["nimporte"]})
    assert refused.status_code == 422
    assert "Cochez au moins une colonne." in refused.content.decode()


def test_whoever_exports_leaves_a_line_on_each_case(world: World, browser: Open) -> None:
    tess = browser(world.tess)
    for _ in range(2):
        exported(tess, "nom_dossier", query="perimetre=tous&q=Lebel")
    assert lines(world) == [("Tess Morel", "export", "")]
    exported(tess, "mail", query="perimetre=tous&q=Lebel")
    assert lines(world)[1:] == [("Tess Morel", "contact", "Marie Lebrun")]
    journal = browser(world.marie).page(f"/dossiers/{world.case(world.alone).slug}/parametres/consultations/")
    assert "Un export" in journal.main.get_text()


def test_contact_details_and_advice_are_for_whom_may_read_them(world: World) -> None:
    published(world.alone, world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        cases = list(loaded(Placement.objects.filter(pk=world.alone.pk)))
        for who, may in ((world.tess, True), (world.ines, False), (world.zoe, False)):
            (facts,) = facts_of(cases, by=world.actor(who), team=frozenset(), portal_url="")
            told = {column.name: column.value(facts) for column in COLUMNS}
            assert (told["mail"], told["nb_reco"]) == (("marie@exemple.fr", 1) if may else (None, None))


@pytest.mark.parametrize(("name", "cost"), [("sami", 20), ("awa", 20)])
def test_it_costs_the_same_whatever_the_number_of_cases(name: str, cost: int, world: World, browser: Open) -> None:
    lived(world)
    reader = browser(world.people[name])
    for more in ((), range(6)):
        with world.on(world.urbanvitaliz):
            for rank in more:
                published(accepted(world, f"Halle {rank}"), world.actor(world.sami), f"Écrire {rank}")
        with CaptureQueriesContext(connection) as captured:
            assert len(exported(reader)) == 2 + len(more)
        sent = [query["sql"] for query in captured.captured_queries]
        assert len([sql for sql in sent if "SAVEPOINT" not in sql]) == cost, "\n".join(sent)


def test_a_thousand_cases_leave_part_by_part(world: World, browser: Open) -> None:
    now, lille = clock.now(), world.lille
    with scope.everywhere("a test writes a world"):
        many = [Case(name=f"Friche {rank}", commune=lille, origin=world.urbanvitaliz) for rank in range(1000)]
        Case.objects.bulk_create(many)
        Placement.objects.bulk_create(
            Placement(portal=world.urbanvitaliz, case=one, status="to_process", submitted_at=now) for one in many
        )
    marie, owned = world.marie, Side.OWNER
    with world.on(world.urbanvitaliz):
        CaseParticipation.objects.bulk_create(
            CaseParticipation(case=one, user_id=marie.user_id, side=owned) for one in many
        )
    response: Any = browser(world.sami).post(f"{URL}?perimetre=tous", {"colonne": EVERY_COLUMN})
    with CaptureQueriesContext(connection) as captured:
        parts = list(response)
    assert len(parts) == 1 + -(-1002 // AT_ONCE)
    assert sum(part.count(b"\r\n") for part in parts) == 1 + 1002
    assert len(captured) < 20 * len(parts)
