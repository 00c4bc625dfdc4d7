"""The name a file came with, made fit to be shown and saved again."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 150
LONGEST_SUFFIX = 12
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")


def clean_name(name: str) -> str:
    """Return *name* without folders, without characters that hide or turn others, 150 characters at most.

    The extension is kept; a name of which nothing is left becomes « fichier ».
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = _SPACES.sub(" ", _HIDDEN.sub("", unicodedata.normalize("NFC", last))).strip(" .")
    suffix = PurePosixPath(shown).suffix
    if len(suffix) > LONGEST_SUFFIX:
        suffix = ""
    return (shown.removesuffix(suffix)[: LONGEST - len(suffix)] + suffix) or "fichier"


def extension_of(name: str) -> str:
    """Return the extension of *name*, in lower case, without its dot; empty when there is none."""
    return PurePosixPath(name).suffix.lower().lstrip(".")
