"""What allauth asks us: to seal its secrets, and to stay silent (our own actions write to people)."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


class SilentAdapter(DefaultAccountAdapter):
    """No registration, and no e-mail outside our outbox."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Answer no: accounts are born from a submission, a request or an invitation."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> NoReturn:
        """Refuse: an e-mail is a row of the outbox, sent by our actions."""
        raise NotImplementedError(f"{template_prefix}: our own actions write to people, through the outbox.")


class SealingAdapter(DefaultMFAAdapter):
    """Keeps TOTP keys and seeds unreadable in the database and in its backups."""

    def encrypt(self, text: str) -> str:
        """Seal *text* with the newest key."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what any of the keys has sealed.

        :raises cryptography.fernet.InvalidToken: when none has.
        """
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    return MultiFernet(
        [Fernet(urlsafe_b64encode(sha256(b"factors\x00" + key.encode()).digest())) for key in settings.FACTOR_KEYS]
    )
