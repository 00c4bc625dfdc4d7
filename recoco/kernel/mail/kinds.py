"""How a package declares an e-mail: a name, its templates, and how it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoco.kernel.jobs.entries import Lane
from recoco.kernel.kit.slots import entries
from recoco.kernel.mail.wordings import Wording

if TYPE_CHECKING:
    from recoco.kernel.mail.models import OutgoingEmail


@dataclass(frozen=True)
class MailKind:
    """One kind of e-mail, put in the slot `MAIL_KINDS`.

    :param name: `package.what`, kept in the rows, never reused.
    :param template: where its texts are: `<template>.subject.txt`, `.txt` and `.html`.
    :param label: what the team calls it in the log of e-mails; that of its wording where it has one.
    :param why: the sentence that ends it: why the person gets it.
    :param lane: `NOW` for what somebody waits for in front of the screen.
    :param is_secret: what it says is forgotten once it has left (codes), but in the demonstration.
    :param can_be_stopped: whether whoever gets it may refuse the next ones, from the e-mail itself.
    :param stands: asked on its portal each time it is about to leave: whether it still must. None: it always does.
    :param wording: how a portal may write it in its own words. None: nobody may (codes, security, what the log says).
    """

    name: str
    template: str
    why: str = "Vous recevez cet e-mail parce que vous participez à ce dossier."
    lane: Lane = Lane.REST
    is_secret: bool = False
    can_be_stopped: bool = False
    stands: "Callable[[OutgoingEmail], bool] | None" = None
    wording: Wording | None = None
    label: str = ""

    @property
    def title(self) -> str:
        """What people call it, in French."""
        return self.label or (self.wording.label if self.wording else self.name)


def kind_named(name: str) -> MailKind:
    """Return a declared kind.

    :raises LookupError: when no package declares it, or no longer does.
    """
    for kind in entries("MAIL_KINDS"):
        if kind.name == name:
            return kind
    raise LookupError(f"No e-mail is named {name}.")


def is_secret(email: "OutgoingEmail") -> bool:
    """Tell whether what *email* says is for its reader alone; so is that of a kind which nobody declares any more."""
    try:
        return kind_named(email.kind).is_secret
    except LookupError:
        return True


def title_of(email: "OutgoingEmail") -> str:
    """Return what people call such an e-mail; its mere name when nobody declares it any more."""
    try:
        return kind_named(email.kind).title
    except LookupError:
        return email.kind
