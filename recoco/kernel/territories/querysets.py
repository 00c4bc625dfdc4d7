"""Named questions about communes and their names."""

from typing import Self

from django.db import models
from django.db.models import Case, Q, Value, When

from . import lookups  # noqa: F401  (registers `begins`)
from .spelling import ARTICLES, Spelling

# An ending shorter than this says nothing: « …le ».
SHORTEST_ENDING = 4
# Ranks up to this one are names equal to what is typed.
LAST_EXACT = 2


class CommuneQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Communes of today's geography."""
        return self.filter(gone_on=None)


class CommuneNameQuerySet(models.QuerySet):
    def matching(self, typed: Spelling, *, unabbreviated: str = "") -> Self:
        """Names equal to what is typed, beginning with it, or ending with it; best first.

        The order: names of today equal to it, then former ones; names of today that begin so, then former ones; then
        endings. Equal ones by the article typed, then the most populated first.

        :param unabbreviated: other letters a name may begin with: « st » is Saint-…, or the way to Strasbourg.
        """
        exact = Q(plain=typed.plain) | Q(bare=typed.bare)
        for article in ARTICLES:
            if typed.plain.startswith(article):  # « lehavre »
                exact |= Q(article=article, plain=typed.plain.removeprefix(article))
        begins = Q(plain__begins=typed.plain) | Q(bare__begins=typed.bare)
        if unabbreviated:
            begins |= Q(plain__begins=unabbreviated)
        found = exact | begins
        if len(typed.bare) >= SHORTEST_ENDING:
            found |= Q(mirror__begins=f"{typed.mirror} ")
        today = Q(kind="current")
        rank = Case(
            When(Q(plain=typed.plain) & today, then=Value(0)),
            When(exact & today, then=Value(1)),
            When(exact, then=Value(LAST_EXACT)),
            When(begins & today, then=Value(3)),
            When(begins, then=Value(4)),
            default=Value(5),
        )
        stray = Case(When(article=typed.article, then=Value(0)), default=Value(int(bool(typed.article))))
        return self.filter(found).annotate(rank=rank, stray=stray).order_by("rank", "stray", "-weight", "plain", "pk")
