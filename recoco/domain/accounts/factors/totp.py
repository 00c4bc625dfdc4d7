"""Codes of an authenticator application (RFC 6238), each accepted once."""

import time
from base64 import b64encode

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from recoco.domain.accounts.models import User

LAST_STEP = "last_step"
KEPT = "totp_secret"


def begin_totp(request: HttpRequest) -> None:
    """Choose a key for this browser to register: the page that shows it only reads."""
    request.session[KEPT] = generate_totp_secret()


def begun_secret(request: HttpRequest) -> str:
    """Return the key being registered in this browser; empty when there is none."""
    return str(request.session.get(KEPT, ""))


def end_totp(request: HttpRequest) -> None:
    """Forget the key: it is registered."""
    request.session.pop(KEPT, None)


def qr_code(user: User, secret: str) -> str:
    """Return the picture to scan, as a `data:` address that the CSP allows."""
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def grouped(secret: str) -> str:
    """Return the key by groups of four letters, easier to copy."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))


def step_of(secret: str, code: str) -> int | None:
    """Return the half-minute that *code* stands for, None when it is not one of the last, the present or the next."""
    now = int(time.time()) // app_settings.TOTP_PERIOD  # the application's clock is real, whatever ours is moved to
    for step in range(now - app_settings.TOTP_TOLERANCE, now + app_settings.TOTP_TOLERANCE + 1):
        if constant_time_compare(format_hotp_value(hotp_value(secret, step)), code):
            return step
    return None


def register(user: User, secret: str, step: int) -> Authenticator:
    """Keep *secret* as the application of *user*; the code that proved it serves no more."""
    factor = TOTP.activate(user, secret).instance
    factor.data[LAST_STEP] = step
    factor.save(update_fields=["data"])
    return factor


def accept(factor: Authenticator, code: str) -> bool:
    """Tell whether *code* is right and was not used; the caller holds the account's lock."""
    secret = get_adapter().decrypt(factor.data["secret"])
    step = step_of(secret, code)
    if step is None or step <= factor.data.get(LAST_STEP, -1):
        return False
    factor.data[LAST_STEP] = step
    factor.save(update_fields=["data"])
    return True
