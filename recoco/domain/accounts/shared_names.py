"""Tells the addresses that several people may well read: those of a town hall, of a service."""

import re

SHARED_WORDS = frozenset(
    "accueil bureau cabinet commune contact courrier ddt ddtm direction info mairie maire secretariat service services "
    "technique techniques urbanisme ville".split()
)


def looks_shared(email: str) -> bool:
    """Tell whether the name of an address is that of a place rather than of somebody.

    >>> looks_shared("mairie.frasnoy@exemple.fr"), looks_shared("edith.lobry@exemple.fr")
    (True, False)
    """
    words = re.split(r"[._+-]", email.partition("@")[0].lower())
    return not SHARED_WORDS.isdisjoint(words)
