"""Forgives typing errors on words of titles, by edit distance, without any extension of the database.

Two words a few errors apart become the same once each has lost as many letters. So every word is kept
under what remains of its beginning without one letter (two for long words): candidates for a misspelt
word come from one indexed lookup, and the true distance is then checked here.
"""

from collections.abc import Iterable, Sequence
from itertools import batched
from typing import Protocol

from django.db.models import Q

from recoco.kernel.search.models import IndexEntry, Spelling, TitleWord

_HEAD = 6
_SHORTEST_KEPT = 4
_SHORTEST_FORGIVEN = 5
_LONG = 8
_MOST_LEARNT = 100
_MOST_CORRECTIONS = 8


def learn(entry: IndexEntry) -> None:
    """Remember the words of the title of *entry* (the first hundred lexemes) as possible corrections."""
    words = {word for word in entry.title.split()[:_MOST_LEARNT] if len(word) >= _SHORTEST_KEPT and word.isalpha()}
    there = {"kind": entry.kind, "portal_id": entry.portal_id}
    known = TitleWord.objects.filter(Q(**there), word__in=words).values_list("word", flat=True)
    new = TitleWord.objects.bulk_create(TitleWord(word=word, **there) for word in sorted(words.difference(known)))
    Spelling.objects.bulk_create(Spelling(word=word, key=key) for word in new for key in _keys(word.word))


def corrections(words: Sequence[Iterable[str]], *, among: Q) -> list[list[str]]:
    """Return, for each misspelt word given by its forms, the known words nearest to it: at most eight, equally near.

    One error is forgiven from five letters, two from eight; none in numbers. A missing, added or changed
    letter, or two swapped neighbours, are one error each. One query at most, however many words.

    :param among: the kind and portals whose titles count.
    """
    asked = [[form for form in forms if errors_forgiven(form)] for forms in words]
    keys = {key for forms in asked for form in forms for key in _keys(form)}
    if not keys:
        return [[] for _ in asked]
    spelled_alike = TitleWord.objects.filter(among, spellings__key__in=keys)
    candidates = list(spelled_alike.values_list("word", flat=True).distinct())
    return [_nearest(forms, candidates) for forms in asked]


def _nearest(forms: list[str], candidates: list[str]) -> list[str]:
    near: dict[int, list[str]] = {}
    for word in candidates:
        errors = [found for form in forms if (found := distance(form, word)) <= errors_forgiven(form)]
        if errors:
            near.setdefault(min(errors), []).append(word)
    return sorted(near[min(near)])[:_MOST_CORRECTIONS] if near else []


class Stoppable(Protocol):
    """What the worker hands to its jobs; jobs sit above search."""

    @property
    def asked(self) -> bool: ...


def forget_unused_words(stop: Stoppable | None = None) -> int:
    """Forget the words no title has any more, so that erased names do not linger; return how many.

    A nightly job: until it runs, an unused word is a correction that finds nothing.
    """
    # Words first: one learnt meanwhile is then not taken for unused.
    known = list(TitleWord.objects.values_list("pk", "kind", "portal_id", "word"))
    used = {
        (kind, portal_id, word)
        for kind, portal_id, title in IndexEntry.objects.values_list("kind", "portal_id", "title").iterator()
        for word in title.split()
    }
    unused = [pk for pk, *seen in known if tuple(seen) not in used]
    gone = 0
    for batch in batched(unused, 500):
        if stop and stop.asked:
            break
        TitleWord.objects.filter(pk__in=batch).delete()
        gone += len(batch)
    return gone


def forgives(forms: Iterable[str]) -> bool:
    """Tell whether a word with these *forms* may be corrected at all."""
    return any(map(errors_forgiven, forms))


def errors_forgiven(word: str) -> int:
    """Return how many errors are forgiven in *word*."""
    if len(word) < _SHORTEST_FORGIVEN or not word.isalpha():
        return 0
    return 1 if len(word) < _LONG else 2


def distance(left: str, right: str) -> int:
    """Return the number of errors between two words (optimal string alignment).

    >>> distance("frihce", "friche")
    1
    """
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, start=1):
        above, row = row, [i]
        for j, other in enumerate(right, start=1):
            errors = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                errors = min(errors, before[j - 2] + 1)
            row.append(errors)
        before = above
    return row[-1]


def _keys(word: str) -> set[str]:
    keys = {word[:_HEAD]}
    for _ in range(1 if len(word) < _LONG else 2):
        keys |= {key[:i] + key[i + 1 :] for key in keys for i in range(len(key))}
    return keys
