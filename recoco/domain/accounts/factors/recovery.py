"""Ten codes on paper, each accepted once, for the day the telephone is lost."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from recoco.domain.accounts.models import User


def renew(user: User) -> list[str]:
    """Give *user* ten new codes and return them; the former ones serve no more. They are shown once."""
    Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    return [_spaced(code) for code in RecoveryCodes.activate(user).generate_codes()]


def left(factor: Authenticator) -> int:
    """Return how many codes were not used yet."""
    return len(RecoveryCodes(factor).get_unused_codes())


def accept(factor: Authenticator, code: str) -> bool:
    """Tell whether *code* is right and was not used, and spend it."""
    return bool(RecoveryCodes(factor).validate_code(code))


def _spaced(code: str) -> str:
    return f"{code[:4]} {code[4:]}"
