"""Who comes in: whether people may ask to advise, and how they sign in."""

from typing import Any

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.versions.choices import Switch
from recoco.kernel.versions.kept import kept
from recoco.kernel.versions.parts import Text

CLOSED = "Ce portail ne reçoit pas de nouvelle demande de conseiller en ce moment."
BY_CODE = "Sur ce portail, on se connecte avec un code reçu par e-mail."

ACCESS = kept(
    "access",
    "Accès",
    (
        Switch("may_ask_to_advise", "Chacun peut demander à devenir conseiller·ère", on=True),
        Text("closed_message", "Phrase quand c’est fermé", "Dites qui invite, ou à qui écrire.", most=300),
        Switch(
            "has_passwords",
            "Permettre de se connecter avec un mot de passe",
            "Le code reçu par e-mail, lui, va toujours.",
            on=True,
        ),
    ),
    usual=lambda: {"may_ask_to_advise": True, "has_passwords": True},
    hint="Qui peut demander à conseiller, et comment on se connecte.",
)
DOCUMENT_KINDS = (ACCESS,)


def access_here() -> dict[str, Any]:
    """Return who comes in on the current portal; anybody on the root host: one query at most."""
    content: dict[str, Any] = ACCESS.complete({}) if scope.portal_here() is None else ACCESS.read("")
    return content


def closed_to_advisers() -> str:
    """Say why nobody may ask to advise here now; empty when anybody may."""
    settings = access_here()
    return "" if settings["may_ask_to_advise"] else settings["closed_message"] or CLOSED


def ensure_passwords() -> None:
    """Let people sign in with a password here.

    :raises Refused: when the portal wants a code.
    """
    if not access_here()["has_passwords"]:
        raise Refused(BY_CODE)
