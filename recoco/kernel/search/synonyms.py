"""Words of local authorities that mean the same thing: whoever asks for one also finds the others."""

from functools import cache

from recoco.kernel.search.analyser import words_of

# Expressions of several words are found, but only a single word calls its synonyms.
SYNONYMS = (
    ("mairie", "hôtel de ville"),
    ("école", "groupe scolaire"),
    ("EHPAD", "maison de retraite"),
    ("EPCI", "intercommunalité"),
    ("EPF", "établissement public foncier"),
    ("PLU", "plan local d’urbanisme"),
    ("PLUi", "plan local d’urbanisme intercommunal"),
    ("ZAN", "zéro artificialisation nette"),
    ("ENR", "énergie renouvelable"),
    ("photovoltaïque", "solaire"),
    ("vélo", "cyclable"),
)


@cache
def synonyms_of(stem: str) -> tuple[tuple[str, ...], ...]:
    """Return the expressions that mean the same as *stem*, each as the stems it needs together."""
    found = []
    for group in SYNONYMS:
        expressions = [tuple(word.lexemes.stems[0] for word in words_of(member)) for member in group]
        if (stem,) in expressions:
            found += [expression for expression in expressions if expression != (stem,)]
    return tuple(found)
