"""Each event is declared once, said in French, and recorded with the words that its sentence needs."""

import ast
import re
from importlib import import_module
from string import Formatter

import pytest

from recoco.kernel.activity.types import EventType, event_types
from recoco.kernel.kit.slots import entries
from tests.laws.sources import Source, called, place, sources

NAME = re.compile(r"^[a-z][a-z_]*\.[a-z][a-z_]*$")
NOT_WORDS = {"by", "subject", "case_id"}
# Recorded by nobody yet; may only shrink.
WAITING: set[str] = set()


def recordings() -> list[tuple[Source, ast.Call, EventType]]:
    """Return every call to `record`, with the type it records."""
    found = []
    for source in sources():
        for call in source.calls():
            if (
                called(call) == "record"
                and isinstance(call.func, ast.Name)
                and source.package != "recoco.kernel.activity"
            ):
                first = call.args[0]
                assert isinstance(first, ast.Name), (
                    f"{place(source, call)}: the type must be named where it is recorded"
                )
                found.append((source, call, getattr(import_module(source.module), first.id)))
    return found


def words_of(sentence: str) -> set[str]:
    """Return the words that a sentence takes."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_each_type_is_declared_once_in_the_slot() -> None:
    declared = [one.name for one in entries("EVENT_TYPES")]
    assert sorted(declared) == sorted(set(declared))
    written = [
        getattr(import_module(source.module), target.id)
        for source in sources()
        for node in source.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and called(node.value) == "EventType"
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert {one.name for one in written} == set(declared)


@pytest.mark.parametrize("name", sorted(one.name for one in entries("EVENT_TYPES")))
def test_each_name_is_stable_and_each_sentence_reads_alone(name: str) -> None:
    sentence = event_types()[name].sentence
    assert NAME.match(name)
    assert sentence[0] == "{" or sentence[0].isupper()
    assert not sentence.endswith(".")
    assert "{actor}" in sentence or words_of(sentence)


def test_each_recording_gives_the_words_of_its_sentence() -> None:
    wrong = []
    for source, call, event_type in recordings():
        assert event_types()[event_type.name] is event_type
        given = {keyword.arg for keyword in call.keywords} - NOT_WORDS
        missing = words_of(event_type.sentence) - {"actor"} - given
        if missing and None not in given:
            wrong.append(f"{place(source, call)}: {event_type.name} lacks {sorted(missing)}")
        else:
            said = event_type.say("Awa Diop", dict.fromkeys(words_of(event_type.sentence), "mot"))
            assert "{" not in said
    assert wrong == []


def test_each_type_is_recorded_somewhere() -> None:
    assert set(event_types()) - {event_type.name for _, _, event_type in recordings()} == WAITING
