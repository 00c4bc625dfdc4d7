"""Filters on words: the text typed, topics and tags."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import Q

from recoco.domain.cases.finding import KIND
from recoco.domain.cases.models import PlacementTag, PlacementTopic, Tag, Topic
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.search.matching import Question, ask
from recoco.surfaces.overview.choices import Choice, Filter, numbers

LONGEST = 200


class Text(Filter):
    """Words of the case: its name, its commune today and before, its number, who is on it, its tags."""

    key, label, widget = "q", "Recherche", "text"

    def read(self, asked: Sequence[str], by: Actor) -> tuple[Choice, ...]:
        text = " ".join(asked[0].replace("\x00", "").split())[:LONGEST] if asked else ""
        return (Choice(text, f"«\u00a0{text}\u00a0»"),) if text else ()

    def of(self, values: set[str], by: Actor) -> Q:
        (text,) = values
        return question(text).matching()

    def tag(self, choice: Choice) -> str:
        return choice.label


def question(text: str) -> Question:
    """Understand *text* among the cases of this portal: three queries at most."""
    return ask(text, KIND, scope.current_portal().pk)


class _Words(Filter):
    """Words of a list of the portal; its rows are known by their numbers."""

    several = True
    words: ClassVar[Any]
    uses: ClassVar[Any]
    column: ClassVar[str]

    def known(self, asked: Sequence[str], by: Actor) -> Iterable[Choice]:
        return _choices(self.words.objects.filter(pk__in=numbers(asked)))

    def offered(self, by: Actor) -> Iterable[Choice]:
        return _choices(self.words.objects.offered())

    def of(self, values: set[str], by: Actor) -> Q:
        chosen = self.uses.objects.filter(**{f"{self.column}__in": values})
        return Q(pk__in=chosen.values("placement_id"))


class Topics(_Words):
    """What the advice is about."""

    key, label = "thematique", "Thématique"
    words, uses, column = Topic, PlacementTopic, "topic_id"


class Tags(_Words):
    """Free labels."""

    key, label = "etiquette", "Étiquette"
    words, uses, column = Tag, PlacementTag, "tag_id"


def _choices(rows: Any) -> list[Choice]:
    return [Choice(str(pk), label) for pk, label in rows.values_list("pk", "label")]
