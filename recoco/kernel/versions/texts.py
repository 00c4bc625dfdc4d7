"""Texts of a certain form: an e-mail address, the address of a page, a colour, an image, a list of lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from recoco.kernel.ui.colours import WHITE, accepted_accent, contrast_ratio, is_colour
from recoco.kernel.versions.choices import NOT_LIST
from recoco.kernel.versions.models import Illustration
from recoco.kernel.versions.parts import MISSING, NOT_TEXT, TOO_LONG, Part, Text, is_clean
from recoco.kernel.versions.problems import Problem

NOT_EMAIL = "Indiquez une adresse e-mail complète, par exemple mairie@exemple.fr."
NOT_ADDRESS = (
    "Indiquez une adresse complète, par exemple https://www.exemple.fr, ou une page d’ici, par exemple /contact/."
)
NOT_COLOUR = "Écrivez la couleur avec un dièse et six chiffres ou lettres de a à f, par exemple #0f5c6e."
TOO_PALE = (
    "Choisissez une couleur plus foncée : son contraste avec le blanc est de {ratio}, il en faut 4,5 "
    "pour que les liens et les boutons se lisent."
)
NOT_IMAGE = "Choisissez une image envoyée sur ce portail."
TOO_MANY = "Gardez {most} lignes au plus."
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HERE = re.compile(r"/(?!/)[^\s\\]*")
_is_email, _is_url = EmailValidator(), URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Email(Text):
    """An e-mail address."""

    def further(self, value: str, path: str) -> Iterable[Problem]:
        if value and not _accepts(_is_email, value):
            yield Problem(path, NOT_EMAIL)


@dataclass(frozen=True)
class Address(Text):
    """The address of a page: of another site, or of this portal."""

    most: int = 300

    def further(self, value: str, path: str) -> Iterable[Problem]:
        if value and not _HERE.fullmatch(value) and not _accepts(_is_url, value):
            yield Problem(path, NOT_ADDRESS)


@dataclass(frozen=True)
class Image(Part):
    """An image sent to this portal, by the digest of its content: the same in a bundle as in the storage."""

    required: bool = False

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if not isinstance(value, str):
            yield Problem(path, NOT_IMAGE)
        elif not value:
            if self.required:
                yield Problem(path, MISSING)
        elif not _SHA256.fullmatch(value) or not Illustration.objects.filter(sha256=value).exists():
            yield Problem(path, NOT_IMAGE)

    def said(self, value: Any) -> str:
        return f"image {value[:8]}" if value else ""


@dataclass(frozen=True)
class Lines(Part):
    """Short texts, one a line.

    :param most: how many.
    :param longest: characters of each.
    """

    empty: ClassVar[Any] = []

    most: int = 100
    longest: int = 200

    def usual(self) -> Any:
        return []

    def problems(self, value: Any, path: str) -> Iterable[Problem]:
        if not isinstance(value, list):
            yield Problem(path, NOT_LIST)
        elif any(not isinstance(one, str) or not is_clean(one) or "\n" in one for one in value):
            yield Problem(path, NOT_TEXT)
        elif any(len(one) > self.longest for one in value):
            yield Problem(path, TOO_LONG.format(most=self.longest))
        elif len(value) > self.most:
            yield Problem(path, TOO_MANY.format(most=self.most))

    def said(self, value: Any) -> str:
        return ", ".join(value)


def _accepts(validator: Any, value: str) -> bool:
    try:
        validator(value)
    except ValidationError:
        return False
    return True


@dataclass(frozen=True)
class Colour(Text):
    """A colour on which white reads, and that reads on white: refused with its contrast otherwise."""

    def further(self, value: str, path: str) -> Iterable[Problem]:
        if value and not is_colour(value):
            yield Problem(path, NOT_COLOUR)
        elif value and not accepted_accent(value):
            ratio = f"{int(contrast_ratio(value, WHITE) * 100) / 100:.2f}".replace(".", ",")
            yield Problem(path, TOO_PALE.format(ratio=ratio))
