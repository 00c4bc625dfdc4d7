"""Shows where a text answers a question."""

from collections.abc import Iterator

from recoco.kernel.search.analyser import Word, words_of
from recoco.kernel.search.matching import Question
from recoco.kernel.search.questions import read


def highlight(text: str, query: str | Question) -> list[tuple[str, bool]]:
    """Cut *text* into segments, each with whether it is a hit; put end to end, they are the text.

    :param query: what was asked; a `Question` also knows the typing errors that were forgiven.

    >>> highlight("Réhabiliter une friche", "rehabilitations")
    [('Réhabiliter', True), (' une friche', False)]
    """
    asked = query.words if isinstance(query, Question) else read(query)
    terms = {term for word in asked for alternative in word.alternatives for term in alternative}
    exact = {term.lexeme for term in terms if not term.prefix}
    prefixes = tuple(term.lexeme for term in terms if term.prefix)

    def is_hit(word: Word) -> bool:
        forms = word.lexemes.all
        return not exact.isdisjoint(forms) or any(form.startswith(prefixes) for form in forms)

    return list(_segments(text, [word for word in words_of(text) if is_hit(word)]))


def _segments(text: str, hits: list[Word]) -> Iterator[tuple[str, bool]]:
    done = 0
    for hit in hits:
        if hit.start > done:
            yield text[done : hit.start], False
        yield text[hit.start : hit.end], True
        done = hit.end
    if done < len(text):
        yield text[done:], False
