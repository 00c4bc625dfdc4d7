"""Passkeys (WebAuthn), through allauth and fido2: each works on the host where it was made."""

import json
from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from recoco.domain.accounts.models import User
from recoco.kernel.kit.refusals import Refused


class PasskeyRefused(Refused):
    """The browser's answer does not prove the key."""


SENTENCE = "Votre navigateur n’a pas confirmé la clé d’accès. Recommencez, ou choisissez un autre moyen."


def host_of(request: HttpRequest) -> str:
    """Return the host name that keys made here are bound to."""
    return request.get_host().partition(":")[0]


def registration_options(request: HttpRequest, user: User) -> dict[str, Any]:
    """Begin a registration; what the browser is asked. The challenge is kept in the session."""
    with context.request_context(request):
        return auth.begin_registration(user, passwordless=False)


def register(request: HttpRequest, user: User, answer: str, name: str) -> Authenticator:
    """Keep the key that the browser has made.

    :raises PasskeyRefused: when its answer is not the one to this challenge, for this host.
    """
    credential = _read(answer)
    with context.request_context(request):
        try:
            auth.parse_registration_response(credential)
            auth.complete_registration(credential)
        except (ValidationError, ValueError, TypeError, KeyError) as error:
            raise PasskeyRefused(SENTENCE) from error
    factor = auth.WebAuthn.add(user, name or "Clé d’accès", credential).instance
    factor.data["host"] = host_of(request)
    factor.save(update_fields=["data"])
    return factor


def proof_options(request: HttpRequest, user: User) -> dict[str, Any]:
    """Begin a proof; what the browser is asked."""
    with context.request_context(request):
        return auth.begin_authentication(user)


def accept(request: HttpRequest, user: User, answer: str) -> Authenticator:
    """Return the key that *answer* proves.

    :raises PasskeyRefused: when it proves none of this account's.
    """
    credential = _read(answer)
    with context.request_context(request):
        try:
            auth.parse_authentication_response(credential)
            return auth.complete_authentication(user, credential)
        except (ValidationError, ValueError, TypeError, KeyError) as error:
            raise PasskeyRefused(SENTENCE) from error


def _read(answer: str) -> dict[str, Any]:
    try:
        credential = json.loads(answer)
    except ValueError as error:
        raise PasskeyRefused(SENTENCE) from error
    if not isinstance(credential, dict):
        raise PasskeyRefused(SENTENCE)
    return credential
