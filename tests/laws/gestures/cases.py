"""The use of the permissions on what a dossier says: read, edited, labelled."""

from datetime import date

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.actions.labelling import add_tags
from recoco.domain.cases.actions.outcomes import declare_outcome
from recoco.domain.cases.seeing import INFORMATION, LOCATION, mark_of
from recoco.kernel.access.permissions import Permission
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture

P = Permission


@gesture(P.CASE_LIST)
def see_it_in_the_list(attempt: Attempt) -> Request:
    return Request("/dossiers/?q=Lebel", shows=attempt.placement.case.slug)


@gesture(P.CASE_LIST)
def see_it_on_the_board(attempt: Attempt) -> Request:
    return Request("/dossiers/tableau/?q=Lebel", shows=attempt.placement.case.slug)


@gesture(P.CASE_LIST)
def see_it_on_the_map(attempt: Attempt) -> Request:
    return Request("/dossiers/carte/?q=Lebel", shows=attempt.placement.case.slug)


@gesture(P.LIST_EXPORT)
def open_the_page_of_the_export(attempt: Attempt) -> Request:
    return Request("/dossiers/exporter/")


@gesture(P.LIST_EXPORT)
def export_the_list(attempt: Attempt) -> Request:
    return Request("/dossiers/exporter/?q=Lebel", {"colonne": ["nom_dossier"]})


def opening(name: str) -> Gesture:
    """Return the gesture of opening a page of the case."""

    def open_page(attempt: Attempt) -> Request:
        return Request(attempt.page(name))

    open_page.__name__ = f"open_{name.partition(':')[2]}"
    return open_page


for page in ("cases:show", "cases:activity", "cases:portals", "cases:settings", "cases:team"):
    gesture(P.CASE_VIEW)(opening(page))


@gesture(P.CASE_EDIT)
def write_its_name(attempt: Attempt) -> Request:
    said = {"name": "Friche Lebel-Nord", "summary": "Que faire ?"}
    return Request(
        attempt.page("cases:edit_information"), {**said, "seen": mark_of(attempt.placement.case, INFORMATION)}
    )


@gesture(P.CASE_EDIT)
def write_its_place(attempt: Attempt) -> Request:
    said = {"commune_text": "Lille (59)", "commune": attempt.world.lille.insee, "address": "Gare", "point": ""}
    return Request(attempt.page("cases:edit_location"), {**said, "seen": mark_of(attempt.placement.case, LOCATION)})


@gesture(P.TOPIC_SET)
def choose_its_topics(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:topics"), {"chosen": ["Foncier"], "new": "Patrimoine"})


@gesture(P.TAG_SET)
def put_a_tag(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:tags"), {"labels": "patrimoine"})


@gesture(P.TAG_SET)
def take_a_tag_off(attempt: Attempt) -> Request:
    add_tags(attempt.placement, ["patrimoine"], by=actor_of(attempt.world.awa))
    return Request(attempt.page("cases:tag_removal"), {"label": "patrimoine"})


@gesture(P.OUTCOME_DECLARE)
def say_what_happened(attempt: Attempt) -> Request:
    said = {"kind": "Étude réalisée", "on": "2026-01-05", "source": "declared", "amount": "12 300"}
    return Request(attempt.page("cases:outcomes"), said)


@gesture(P.OUTCOME_CONFIRM)
def confirm_what_happened(attempt: Attempt) -> Request:
    marie = actor_of(attempt.world.marie)
    said = declare_outcome(attempt.placement, kind="Étude réalisée", on=date(2026, 1, 5), source="declared", by=marie)
    return Request(f"/dossiers/resultats/{said.pk}/confirmation/", {})


@gesture(P.OUTCOME_CONFIRM)
def say_that_one_has_seen_it(attempt: Attempt) -> Request:
    said = {"kind": "Étude réalisée", "on": "2026-01-05", "source": "observed"}
    return Request(attempt.page("cases:outcomes"), said, keeps="Constaté par un conseiller")
