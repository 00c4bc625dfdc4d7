"""SQLite: an FTS5 table beside the entries, kept by triggers, ranked by bm25 within its tier."""

from recoco.kernel.search.questions import Term, Words, spelled

# The tiers: every word in the title; in the title or the tags; in those or the summary.
_TIERS = ("{title}", "{title tags}", "{title tags summary}")
_FOUND = "SELECT rowid FROM search_lexemes WHERE search_lexemes MATCH %s"


def matches(entry: str, words: Words) -> tuple[str, tuple[str, ...]]:
    """Return the condition, with its parameters, that the row *entry* (a quoted alias) has all *words*."""
    return f"{entry}.id IN ({_FOUND})", (_match(words),)


def rank(entry: str, words: Words) -> tuple[str, tuple[str, ...]]:
    """Return how well the row *entry* answers: the number of tiers it is in, plus its share of 1 within them."""
    # bm25 is negative, better when lower, and looks at every hit to weigh a word: MATERIALIZED makes
    # SQLite do that once, not once per row.
    tiers = " + ".join(f"(entry IN ({_FOUND}))" for _ in _TIERS)
    sql = f"""(
        WITH hit AS MATERIALIZED (
            SELECT rowid AS entry, bm25(search_lexemes, 1000, 100, 10, 1) AS score
            FROM search_lexemes WHERE search_lexemes MATCH %s
        )
        SELECT {tiers} + score / (score - 1) FROM hit WHERE entry = {entry}.id
    )"""  # noqa: S608
    match = _match(words)
    return sql, (match, *(f"{tier} : ({match})" for tier in _TIERS))


def _match(words: Words) -> str:
    return spelled(words, term=_term, every=" AND ", either=" OR ")


def _term(term: Term) -> str:
    return f'"{term.lexeme}" *' if term.prefix else f'"{term.lexeme}"'
