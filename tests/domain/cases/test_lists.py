"""Adèle keeps the lists of her portal: words change their order and their name, what was chosen stays attached."""

from collections.abc import Callable
from typing import Any

import pytest

from recoco.domain.advice.models import NotApplicableReason
from recoco.domain.cases.actions.labelling import set_topics
from recoco.domain.cases.finding import KIND
from recoco.domain.cases.models import OutcomeKind, Placement, PlacementTopic, RefusalReason, Topic
from recoco.domain.cases.word_panels import topics_of
from recoco.kernel.portals.lists import ListItem
from recoco.kernel.search.matching import ask
from recoco.kernel.versions.actions import save_document
from recoco.kernel.versions.kinds import kind_named
from recoco.kernel.versions.problems import Unfit
from tests.client import Browser
from tests.worlds import World

SETTINGS = "/administration/reglages/topics/"
LISTS = {
    "topics": Topic,
    "refusal_reasons": RefusalReason,
    "outcomes": OutcomeKind,
    "not_applicable_reasons": NotApplicableReason,
}


def saved(world: World, *items: tuple[str, str], kind: str = "topics") -> None:
    """Save the list, of keys and labels, as Adèle does."""
    content = {"items": [{"key": key, "label": label} for key, label in items]}
    save_document(kind, "", content, by=world.actor(world.adele))


def keys(kind: str = "topics") -> list[tuple[str, str]]:
    """Return the keys and the labels that the list says now."""
    return [(one["key"], one["label"]) for one in kind_named(kind).read("")["items"]]


@pytest.mark.parametrize(("kind", "words"), LISTS.items())
def test_a_list_is_the_shipped_one_until_it_is_edited(world: World, kind: str, words: type[ListItem]) -> None:
    with world.on(world.urbanvitaliz):
        assert [label for _, label in keys(kind)] == list(words.DEFAULTS)
        first, second, *_ = keys(kind)
        saved(world, second, first, ("", "Autre chose"), kind=kind)
        assert words.labels() == [second[1], first[1], "Autre chose"]
        assert keys(kind) == [second, first, ("autre-chose", "Autre chose")]
    with world.on(world.sosponts):
        assert words.labels() == list(words.DEFAULTS)


def test_a_renamed_topic_stays_on_its_dossiers(world: World, browser: Callable[..., Browser]) -> None:
    awa = world.actor(world.awa)
    with world.on(world.urbanvitaliz):
        set_topics(world.alone, ["Foncier", "Travaux"], by=awa)
    adele = browser(world.adele)
    assert adele.submit(SETTINGS, "Enregistrer", **{"items.1.label": "Terrains"}).status_code == 302
    with world.on(world.urbanvitaliz):
        assert sorted(topics_of(world.alone)) == ["Terrains", "Travaux"]
        assert ("foncier", "Terrains") in keys()
        found = Placement.objects.filter(ask("terrains", KIND, world.urbanvitaliz.pk).matching())
        assert [one.pk for one in found] == [world.alone.pk]
    adele.submit(f"{SETTINGS}historique/", "Revenir à cette version 1")
    with world.on(world.urbanvitaliz):
        assert sorted(topics_of(world.alone)) == ["Foncier", "Travaux"]


def test_what_is_retired_stays_where_it_was_chosen_and_comes_back_with_its_links(world: World) -> None:
    with world.on(world.urbanvitaliz):
        set_topics(world.alone, ["Foncier"], by=world.actor(world.awa))
        row = PlacementTopic.objects.get(placement=world.alone)
        saved(world, ("travaux", "Travaux"))
        assert Topic.labels() == ["Travaux"]
        assert topics_of(world.alone) == ["Foncier"]
        saved(world, ("travaux", "Travaux"), ("", "foncier"))
        assert keys() == [("travaux", "Travaux"), ("foncier", "foncier")]
        assert PlacementTopic.objects.get(placement=world.alone).topic_id == row.topic_id


def test_two_words_exchange_their_names_and_a_name_left_serves_again(world: World) -> None:
    with world.on(world.urbanvitaliz):
        saved(world, ("foncier", "Travaux"), ("travaux", "Foncier"))
        assert keys() == [("foncier", "Travaux"), ("travaux", "Foncier")]
        saved(world, ("foncier", "Chantiers"), ("", "Travaux"), ("urbanisme", "Foncier"))
        assert keys() == [("foncier", "Chantiers"), ("travaux-2", "Travaux"), ("urbanisme", "Foncier")]
        assert Topic.named("Foncier").key == "urbanisme"


def test_a_list_of_another_installation_finds_the_words_already_there(world: World) -> None:
    with world.on(world.urbanvitaliz):
        set_topics(world.alone, ["Foncier"], by=world.actor(world.awa))
        for _ in range(2):
            saved(world, ("terrains", "Foncier"), ("autre", "Autre"))
            assert keys() == [("terrains", "Foncier"), ("autre", "Autre")]
        assert PlacementTopic.objects.get(placement=world.alone).topic.key == "terrains"


@pytest.mark.parametrize(
    ("items", "path"),
    [
        ([], "items"),
        ([("", "!")], "items.0.label"),
        ([("", "Foncier"), ("", "FONCIER ")], "items.1.label"),
        ([("a", "Foncier"), ("a", "Travaux")], "items.1.label"),
    ],
)
def test_what_cannot_be_chosen_is_refused(world: World, items: Any, path: str) -> None:
    with world.on(world.urbanvitaliz), pytest.raises(Unfit) as refused:
        saved(world, *items)
    assert [one.path for one in refused.value.problems] == [path]
