"""The one rule of passwords, at every entrance: ten characters, not common, not the address itself."""

from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from recoco.kernel.kit.folding import fold

LEAST_CHARACTERS = 10
RULE = "Dix caractères au moins. Une phrase que vous seul·e connaissez fait un bon mot de passe."
FRENCH_HABITS = frozenset(
    "azertyuiop qsdfghjklm motdepasse monmotdepasse bonjour soleil doudou mairie commune collectivite "
    "prefecture departement marseille chouchou loulou camille nicolas".split()
)


class LongEnough:
    """Refuses passwords under ten characters."""

    def validate(self, password: str, user: Any = None) -> None:
        """Check the length.

        :raises ValidationError: when it is too short.
        """
        if len(password) < LEAST_CHARACTERS:
            raise ValidationError(f"Allongez ce mot de passe : il en faut {LEAST_CHARACTERS} caractères au moins.")

    def get_help_text(self) -> str:
        """Return the rule as people read it."""
        return RULE


class NotCommon(password_validation.CommonPasswordValidator):
    """Refuses the passwords that attackers try first, those of French keyboards too."""

    def validate(self, password: str, user: Any = None) -> None:
        """Check against the list, and against French words with a few digits behind.

        :raises ValidationError: when it is among them.
        """
        folded = fold(password).replace(" ", "")
        if folded in self.passwords or folded.rstrip("0123456789") in {"", *FRENCH_HABITS}:
            raise ValidationError("Choisissez un autre mot de passe : celui-ci est parmi les premiers que l’on essaie.")

    def get_help_text(self) -> str:
        """Return nothing more: the rule is one sentence."""
        return ""


class NotTheAddress:
    """Refuses a password made of the e-mail address."""

    def validate(self, password: str, user: Any = None) -> None:
        """Check against the address.

        :raises ValidationError: when one contains the other.
        """
        email = getattr(user, "email", "").lower()
        name = email.partition("@")[0]
        if email and (password.lower() in email or (len(name) >= 4 and password.lower().startswith(name))):
            raise ValidationError("Choisissez un mot de passe qui ne ressemble pas à votre adresse e-mail.")

    def get_help_text(self) -> str:
        """Return nothing more: the rule is one sentence."""
        return ""
