"""Adds, proves, removes and resets second factors."""

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from recoco.domain.accounts import mails
from recoco.domain.accounts.actions.sessions import close_sessions
from recoco.domain.accounts.actors import actor_of_user
from recoco.domain.accounts.events import (
    RECOVERY_CODES_RENEWED,
    SECOND_FACTOR_ADDED,
    SECOND_FACTOR_REMOVED,
    SECOND_FACTOR_RESET,
)
from recoco.domain.accounts.factors import passkeys, recovery, totp
from recoco.domain.accounts.factors.held import WORDS, Type, authenticators_of, factors_of
from recoco.domain.accounts.limits import SECOND_FACTORS_OF_USER
from recoco.domain.accounts.models import Person, RoleName, User
from recoco.domain.accounts.sensitivity import is_sensitive, names_held_anywhere
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused

Codes = list[str]


class WrongFactor(Refused):
    """What was given does not prove the factor."""


def add_totp(user: User, secret: str, code: str) -> Codes:
    """Keep an authenticator application that has just shown *code*; return the recovery codes to show once, if new.

    :raises WrongFactor: when the code is not the one this key gives now.
    """
    step = totp.step_of(secret, _digits(code))
    if step is None:
        raise WrongFactor(
            "Ce n’est pas le code du moment. Vérifiez l’heure de votre téléphone, puis recopiez le suivant."
        )
    with _alone(user):
        if factors_of(user).totp:
            raise Refused("Une application est déjà associée à ce compte. Retirez-la d’abord.")
        return _told(user, totp.register(user, secret, step))


def add_passkey(request: HttpRequest, user: User, answer: str, name: str) -> Codes:
    """Keep a passkey that the browser has just made; return the recovery codes to show once, if new.

    :raises PasskeyRefused: when the browser's answer does not hold.
    """
    with _alone(user):
        return _told(user, passkeys.register(request, user, answer, name))


def prove_by_code(user: User, code: str) -> None:
    """Check a code of the application, or a recovery code, and spend it.

    :raises WrongFactor: when it is neither, or was already used.
    :raises TooMany: above five tries in five minutes.
    """
    # Under the account's lock: parallel guesses are counted one by one, and a code is accepted once.
    with _alone(user):
        SECOND_FACTORS_OF_USER.spend(str(user.pk))
        held, digits = factors_of(user), _digits(code)
        for factor, accept in ((held.totp, totp.accept), (held.recovery, recovery.accept)):
            if factor is not None and accept(factor, digits):
                factor.record_usage()
                return
    raise WrongFactor("Ce code n’est pas le bon, ou il a déjà servi. Recopiez le code suivant de votre application.")


def prove_by_passkey(request: HttpRequest, user: User, answer: str) -> None:
    """Check the browser's answer to the challenge it was given.

    :raises PasskeyRefused: when it proves none of this account's keys.
    """
    passkeys.accept(request, user, answer).record_usage()


def renew_recovery_codes(user: User) -> Codes:
    """Give ten new recovery codes, to show once; the former ones serve no more.

    :raises Refused: when there is no factor to recover.
    """
    with _alone(user):
        if not factors_of(user).any:
            raise Refused(
                "Les codes de secours accompagnent une application ou une clé d’accès : ajoutez-en une d’abord."
            )
        record(RECOVERY_CODES_RENEWED, by=actor_of_user(user), subject=user)
        return recovery.renew(user)


def remove_factor(user: User, factor: Authenticator) -> None:
    """Remove one factor of *user*; the last one takes the recovery codes along.

    :raises Refused: when it is the last one of an account that must have one.
    """
    with _alone(user):
        others = authenticators_of(user).exclude(pk=factor.pk).exclude(type=Type.RECOVERY_CODES)
        if not others.exists():
            if is_sensitive(user):
                raise Refused(
                    "Votre rôle demande une double authentification : ajoutez un autre moyen avant de retirer celui-ci."
                )
            authenticators_of(user).delete()
        authenticators_of(user).filter(pk=factor.pk).delete()
        words = WORDS[Type(factor.type)]
        record(SECOND_FACTOR_REMOVED, by=actor_of_user(user), subject=user, factor=words)
        mails.tell_of_security(user, f"« {words} » ne protège plus votre compte.")


def reset_second_factor(person: Person, *, by: Actor) -> None:
    """Take away the factors that *person* has lost: they will add new ones at their next sign-in.

    :raises Forbidden: an admin of the portal does it for its team, an operator for admins and operators.
    """
    user = person.user
    by.must(Permission.PORTAL_ROLE_GRANT_STAFF)
    # An admin of any portal counts: this portal's admin would otherwise open the other one's door.
    above_an_admin = user.is_operator or RoleName.ADMIN in names_held_anywhere(user)
    if above_an_admin and Role.OPERATOR not in by.roles:
        raise Forbidden(Permission.PORTAL_ROLE_GRANT_ADMIN)
    with _alone(user):
        authenticators_of(user).delete()
        close_sessions(user)
        record(SECOND_FACTOR_RESET, by=by, subject=person, person=person.full_name)
        mails.tell_of_reset(user, by=by.name)


def _told(user: User, factor: Authenticator) -> Codes:
    words = WORDS[Type(factor.type)]
    record(SECOND_FACTOR_ADDED, by=actor_of_user(user), subject=user, factor=words)
    mails.tell_of_security(user, f"« {words} » protège maintenant votre compte.")
    return [] if factors_of(user).recovery else recovery.renew(user)


def _digits(typed: str) -> str:
    return "".join(typed.split())


@contextmanager
def _alone(user: User) -> Iterator[None]:
    """Open a transaction that holds the account's row: its factors change and are tried one at a time."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        yield
