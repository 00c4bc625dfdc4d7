"""PostgreSQL: a `tsvector` generated from the entry, under a GIN index, ranked by ts_rank within its tier."""

from functools import partial

from recoco.kernel.search.questions import Term, Words, spelled

# The tiers: every word in the title (A); in the title or the tags (B); in those or the summary (C).
_TIERS = ("A", "AB", "ABC")
_WITHIN_ONE = 32  # ts_rank's normalisation r/(r+1)


def matches(entry: str, words: Words) -> tuple[str, tuple[str, ...]]:
    """Return the condition, with its parameters, that the row *entry* (a quoted alias) has all *words*."""
    return f"{entry}.vector @@ %s::tsquery", (_tsquery(words),)


def rank(entry: str, words: Words) -> tuple[str, tuple[str, ...]]:
    """Return how well the row *entry* answers: the number of tiers it is in, plus its share of 1 within them."""
    tiers = " + ".join(f"({entry}.vector @@ %s::tsquery)::int" for _ in _TIERS)
    score = f"ts_rank('{{0.001, 0.01, 0.1, 1}}', {entry}.vector, %s::tsquery, {_WITHIN_ONE})"
    return f"({tiers} + {score})", (*(_tsquery(words, tier) for tier in _TIERS), _tsquery(words))


def _tsquery(words: Words, weights: str = "") -> str:
    return spelled(words, term=partial(_term, weights=weights), every=" & ", either=" | ")


def _term(term: Term, weights: str) -> str:
    label = ("*" if term.prefix else "") + weights
    return f"'{term.lexeme}':{label}" if label else f"'{term.lexeme}'"
