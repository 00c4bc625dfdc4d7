"""A dossier is labelled, found by its labels, and what really happened in its project is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.domain.cases.actions.labelling import add_tags, remove_tag, set_topics
from recoco.domain.cases.actions.moving import close_placement
from recoco.domain.cases.actions.outcomes import confirm_outcome, declare_outcome
from recoco.domain.cases.forms.words import OutcomeForm, TagsForm, TopicsForm
from recoco.domain.cases.models import Outcome, OutcomeKind, OutcomeSource, Placement, Tag, Topic
from recoco.domain.cases.word_panels import tags_of, topics_of
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.examples import examples
from tests.worlds import World

Open = Callable[..., Browser]
STUDY = {"kind": "Étude réalisée", "on": date(2026, 3, 1)}


def alone(world: World) -> Placement:
    """Return Marie's own case, read afresh."""
    return Placement.objects.with_case().get(pk=world.alone.pk)


@pytest.mark.usefixtures("on_a")
def test_topics_are_five_at_most_and_join_the_portal_s_list(world: World) -> None:
    awa = world.actor(world.awa)
    set_topics(alone(world), ["Foncier", "foncier", "Pollution des sols"], by=awa)
    assert topics_of(alone(world)) == ["Foncier", "Pollution des sols"]
    assert "Pollution des sols" in Topic.labels()
    set_topics(alone(world), ["Pollution des sols", "Travaux"], by=awa)
    last = Event.objects.of_case(world.alone.case_id).first()
    assert last is not None
    assert last.sentence.endswith("+ Travaux, − Foncier")
    with pytest.raises(Refused, match="5 thématiques"):
        set_topics(alone(world), list("ABCDEF"), by=awa)
    before = Event.objects.count()
    set_topics(alone(world), ["Travaux", "pollution  des sols"], by=awa)
    assert Event.objects.count() == before, "nothing changed, nothing is said"


@pytest.mark.usefixtures("on_a")
def test_tags_are_put_once_whatever_their_case(world: World) -> None:
    awa = world.actor(world.awa)
    add_tags(alone(world), ["Patrimoine", "Ligne B"], by=awa)
    add_tags(alone(world), ["PATRIMOINE"], by=awa)
    assert tags_of(alone(world)) == ["Ligne B", "Patrimoine"]
    remove_tag(alone(world), "ligne b", by=awa)
    remove_tag(alone(world), "ligne b", by=awa)
    assert tags_of(alone(world)) == ["Patrimoine"]
    assert Event.objects.filter(type="case.tags_changed").count() == 2
    assert set(Tag.labels()) == {"Patrimoine", "Ligne B"}


def test_words_of_one_portal_are_not_those_of_the_other(world: World) -> None:
    with world.on(world.urbanvitaliz):
        add_tags(Placement.objects.with_case().get(pk=world.shared.pk), ["Patrimoine"], by=world.actor(world.awa))
    with world.on(world.sosponts):
        assert tags_of(Placement.objects.get(pk=world.shared_there.pk)) == []
        assert Tag.labels() == []


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize("name", ["marie", "paul", "otto", "tess", "zoe", "olga"])
def test_labelling_is_for_advisers_of_the_case_and_the_team(name: str, world: World) -> None:
    by = world.actor(world.people[name])
    gestures: list[Callable[[], None]] = [
        lambda: set_topics(alone(world), ["Foncier"], by=by),
        lambda: add_tags(alone(world), ["X"], by=by),
        lambda: remove_tag(alone(world), "X", by=by),
    ]
    for gesture in gestures:
        with pytest.raises(Forbidden):
            gesture()


@pytest.mark.usefixtures("on_a")
def test_the_owner_declares_and_an_adviser_confirms_once(world: World) -> None:
    marie, awa = world.actor(world.marie), world.actor(world.awa)
    declared = declare_outcome(alone(world), **STUDY, source="declared", amount_cents=1_230_000, by=marie)
    assert (declared.confirmed_at, declared.kind.label) == (None, "Étude réalisée")
    with pytest.raises(Forbidden):
        confirm_outcome(declared, by=marie)
    confirm_outcome(declared, by=awa)
    with pytest.raises(Refused, match="déjà confirmé"):
        confirm_outcome(declared, by=awa)
    with pytest.raises(Forbidden):
        declare_outcome(alone(world), **STUDY, source=OutcomeSource.OBSERVED, by=marie)
    seen = declare_outcome(alone(world), **STUDY, source=OutcomeSource.OBSERVED, by=awa)
    assert seen.confirmed_by_name == "Awa Diop"
    assert OutcomeKind.labels()[0] == "Étude réalisée"


@pytest.mark.usefixtures("on_a")
def test_a_closed_dossier_is_neither_labelled_nor_credited(world: World) -> None:
    sami, one = world.actor(world.sami), alone(world)
    close_placement(one, by=sami, version=one.version, reason="Fini")
    for gesture in (
        lambda: set_topics(one, ["Foncier"], by=sami),
        lambda: add_tags(one, ["X"], by=sami),
        lambda: declare_outcome(one, **STUDY, source="declared", by=sami),
    ):
        with pytest.raises(Refused, match="clos"):
            gesture()


def test_pages_label_and_the_list_finds_by_the_labels(world: World, browser: Open) -> None:
    awa, base = browser(world.awa), f"/dossiers/{world.case(world.alone).slug}/"
    six = awa.submit(f"{base}thematiques/", "Enregistrer les thématiques", new="a, b, c, d, e, f")
    assert six.status_code == 422
    assert (
        awa.submit(f"{base}thematiques/", "Enregistrer les thématiques", chosen="Foncier", new="Sols").status_code
        == 302
    )
    assert awa.submit(f"{base}etiquettes/", "Ajouter", labels="Patrimoine, Ligne B").status_code == 302
    page = awa.page(base).get_text(" ", strip=True)
    for words in ("Foncier", "Sols", "Patrimoine", "Ligne B"):
        assert words in page
    for text in ("patrimoine", "sols"):
        assert "Friche Lebel" in browser(world.tess).page(f"/dossiers/?q={text}").get_text(" ")
    assert awa.submit(f"{base}etiquettes/", "Retirer l’étiquette Ligne B")["Location"] == f"{base}etiquettes/"
    worn = awa.page(base).select_one('[aria-label="Étiquettes"]')
    assert worn is not None
    assert worn.get_text(strip=True) == "Patrimoine"
    for tail in ("thematiques/", "etiquettes/"):
        assert browser(world.marie).get(f"{base}{tail}").status_code == 403


def test_pages_tell_what_happened(world: World, browser: Open) -> None:
    marie, awa, base = browser(world.marie), browser(world.awa), f"/dossiers/{world.case(world.alone).slug}/"
    sent = {"kind": "Financement obtenu", "on": "2026-02-03", "amount": "12 300,50 €", "note": "Fonds vert"}
    assert marie.submit(f"{base}resultats/", "Noter ce résultat", **{**sent, "on": "2999-01-01"}).status_code == 422
    assert marie.submit(f"{base}resultats/", "Noter ce résultat", **sent).status_code == 302
    page = browser(world.tess).page(base).get_text(" ", strip=True)
    for words in (
        "Financement obtenu",
        "12\u00a0300,50\u00a0€",
        "3 février 2026",
        "Déclaré par la mairie",
        "À confirmer",
    ):
        assert words in page
    with world.on(world.urbanvitaliz):
        confirm = f"/dossiers/resultats/{Outcome.objects.get().pk}/confirmation/"
    assert marie.post(confirm).status_code == 403
    assert awa.post(confirm).status_code == 302
    assert awa.post(confirm).status_code == 409
    assert "Confirmé par Awa Diop" in marie.page(base).get_text(" ")
    assert browser(world.otto).get(f"{base}resultats/").status_code == 403


WORDS = st.text(max_size=120)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS, amount=WORDS, day=WORDS, kind=WORDS)
@pytest.mark.usefixtures("on_a")
def test_forms_take_anything_and_give_only_what_actions_bear(
    world: World, text: str, amount: str, day: str, kind: str
) -> None:
    tags = TagsForm({"labels": text})
    if tags.is_valid():
        add_tags(alone(world), tags.cleaned_data["labels"], by=world.actor(world.awa))
    sent = QueryDict(mutable=True)
    sent.update({"new": text})
    topics = TopicsForm(sent, worn=["Foncier"])
    if topics.is_valid():
        set_topics(alone(world), topics.cleaned_data["labels"], by=world.actor(world.awa))
    outcome: Any = OutcomeForm({"kind": kind, "on": day, "amount": amount, "note": text}, may_observe=False)
    if outcome.is_valid():
        declare_outcome(alone(world), **outcome.said, by=world.actor(world.marie))
    typical = OutcomeForm({"kind": "Étude réalisée", "on": "2026-01-01", "amount": amount}, may_observe=False)
    if typical.is_valid():
        cents = typical.said["amount_cents"]
        assert cents is None or cents >= 0
