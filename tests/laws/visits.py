"""The rightful opening of one thing: what a builder answers."""

from dataclasses import dataclass, field
from typing import Any

from recoco.domain.accounts.models import Person


@dataclass(frozen=True)
class Visit:
    """The rightful opening of one thing.

    :param by: who may open it; None for whoever has the link.
    :param parts: what changes in the address.
    :param post: what the form sends, where the address only takes a form.
    :param stranger: what another portal's admin is answered here: absent, or told that the link is somebody else's.
    :param demo: whether the address exists in the demonstration only.
    """

    by: Person | None
    parts: dict[str, Any]
    post: dict[str, Any] = field(default_factory=dict)
    stranger: int = 404
    demo: bool = False
