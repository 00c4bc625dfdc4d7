"""Narrows a queryset to what a text finds, and orders it, inside the one SQL statement of that queryset.

    placements = Placement.objects.visible_to(actor).filter(matching("friche lebel", "case", portal.pk))

Or, to order and highlight as well, ask once:

    question = ask("friche lebel", "case", portal.pk)
    placements.filter(question.matching()).order_by(question.rank().desc(), "-pk")
    highlight(placement.case.name, question)

A text without any word (empty, punctuation, « le ») asks nothing, so it narrows nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count, F, FloatField, Lookup, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable, Expression
from django.db.models.functions import Cast, Coalesce
from django.db.models.sql.compiler import SQLCompiler

from recoco.kernel.search import typos
from recoco.kernel.search.models import IndexEntry
from recoco.kernel.search.questions import AskedWord, Words, correct, read
from recoco.kernel.search.stores import store_of


@dataclass(frozen=True)
class Question:
    """What a text asks among the objects of one kind that one portal may find."""

    kind: str
    portal_id: int | None
    words: Words

    def matching(self, of: str = "pk") -> Q:
        """Return the condition that an object answers the question.

        :param of: the column of the narrowed queryset that holds what was indexed as ``object_id``.
        """
        if not self.words:
            return Q()
        hits = self._entries().filter(_Matches(F("pk"), self.words))
        return Q(**{f"{of}__in": hits.values("object_id")})

    def rank(self, of: str = "pk") -> Combinable:
        """Return how well an object answers: hits in titles first, then tags, summary and content.

        The number only has meaning within one query of one database; an object that does not answer has 0.
        """
        if not self.words:
            return Cast(Value(0.0), FloatField())  # PostgreSQL refuses to order by a bare constant
        entry = self._entries().filter(object_id=OuterRef(of))
        return Coalesce(Subquery(entry.values(rank=_Rank(F("pk"), self.words))), 0.0)

    def finds_something(self) -> bool:
        """Tell whether an entry of the index answers."""
        # Not exists(): for one row, PostgreSQL would bet on reading the table rather than its index.
        return self._entries().filter(_Matches(F("pk"), self.words)).count() > 0

    def unanswered(self) -> list[AskedWord]:
        """Return the words that no entry answers, of a question that finds nothing: one query, however many words."""
        if len(self.words) < 2:
            return list(self.words)
        entries = self._entries().order_by()
        counts = {
            f"word_{rank}": Subquery(
                entries.filter(_Matches(F("pk"), (word,))).values("kind").annotate(hits=Count("pk")).values("hits")
            )
            for rank, word in enumerate(self.words)
        }
        found = entries.values(**counts).first() or {}
        return [word for rank, word in enumerate(self.words) if not found.get(f"word_{rank}")]

    def forgiven(self) -> "Question":
        """Return the question with the corrections of its unanswered words: one query more."""
        unanswered = {word: word.lexemes.all for word in self.unanswered()}
        known = typos.corrections(list(unanswered.values()), among=_among(self.kind, self.portal_id))
        corrected = {word: correct(word, near) for word, near in zip(unanswered, known, strict=True)}
        return replace(self, words=tuple(corrected.get(word, word) for word in self.words))

    def _entries(self) -> Any:
        return IndexEntry.objects.filter(_among(self.kind, self.portal_id))


def ask(text: str, kind: str, portal_id: int | None) -> Question:
    """Understand *text*, whatever it is, among objects of *kind*: those of the portal and the common ones.

    The text is taken at its word; only when that finds nothing are the words unknown to the portal
    taken for typing errors. Costs at most three queries, however long the text.

    :param portal_id: None to find only the objects common to all portals.
    """
    question = Question(kind, portal_id, read(text))
    if not any(typos.forgives(word.lexemes.all) for word in question.words) or question.finds_something():
        return question
    return question.forgiven()


def matching(text: str, kind: str, portal_id: int | None, of: str = "pk") -> Q:
    """Return the condition that an object answers *text*; see `ask` and `Question.matching`."""
    return ask(text, kind, portal_id).matching(of)


def rank(text: str, kind: str, portal_id: int | None, of: str = "pk") -> Combinable:
    """Return how well an object answers *text*; see `ask` and `Question.rank`."""
    return ask(text, kind, portal_id).rank(of)


def _among(kind: str, portal_id: int | None) -> Q:
    return Q(Q(portal_id=portal_id) | Q(portal_id=None), kind=kind)


class _Matches(Lookup):
    """The condition that an entry has all the words: a lookup, because SQLite only uses indexes for those."""

    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> tuple[str, tuple[str, ...]]:
        return store_of(connection.vendor).matches(_entry(self.lhs, connection), self.rhs)


class _Rank(Expression):
    """How well an entry answers the words."""

    def __init__(self, entry: F, words: Words) -> None:
        super().__init__(output_field=FloatField())
        self.entry: Any = entry
        self.words = words

    def get_source_expressions(self) -> list[Any]:
        return [self.entry]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        [self.entry] = exprs

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> tuple[str, tuple[str, ...]]:
        return store_of(connection.vendor).rank(_entry(self.entry, connection), self.words)


def _entry(column: Any, connection: BaseDatabaseWrapper) -> str:
    """Return the quoted alias of the entry that *column* belongs to, wherever subqueries have put it."""
    return connection.ops.quote_name(column.alias)
