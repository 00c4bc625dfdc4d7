"""Which second factors an account holds."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from recoco.domain.accounts.models import User

Type = Authenticator.Type
WORDS = {
    Type.TOTP: "Application d’authentification",
    Type.WEBAUTHN: "Clé d’accès",
    Type.RECOVERY_CODES: "Codes de secours",
}


@dataclass(frozen=True)
class HeldFactors:
    """What an account may prove.

    :param passkeys: those registered on any host; a browser offers only those of its own.
    """

    totp: Authenticator | None
    passkeys: tuple[Authenticator, ...]
    recovery: Authenticator | None

    @property
    def any(self) -> bool:
        """Tell whether a second factor is asked of this account; recovery codes alone are none."""
        return self.totp is not None or bool(self.passkeys)

    def passkeys_of(self, host: str) -> tuple[Authenticator, ...]:
        """Return the passkeys that work on this host name."""
        return tuple(key for key in self.passkeys if key.data.get("host") == host)


def factors_of(user: User) -> HeldFactors:
    """Return the factors of *user*: one query."""
    held = list(authenticators_of(user))
    return HeldFactors(
        totp=next((one for one in held if one.type == Type.TOTP), None),
        passkeys=tuple(one for one in held if one.type == Type.WEBAUTHN),
        recovery=next((one for one in held if one.type == Type.RECOVERY_CODES), None),
    )


def authenticators_of(user: User) -> QuerySet[Authenticator]:
    """Return the factors of *user* as rows, oldest first."""
    return Authenticator.objects.filter(user_id=user.pk).order_by("created_at", "pk")
