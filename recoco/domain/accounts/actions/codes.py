"""Sends a six-digit code to an address, and checks the one that comes back."""

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from recoco.domain.accounts import mails
from recoco.domain.accounts.limits import CODES_FROM_NETWORK, CODES_TO_ADDRESS, SIGN_INS_FROM_NETWORK
from recoco.domain.accounts.models import SignInCode
from recoco.domain.accounts.models.code import LIFETIME, MOST_TRIES
from recoco.kernel.access.visitors import network_address
from recoco.kernel.kit import clock, tokens
from recoco.kernel.kit.refusals import Refused


class WrongCode(Refused):
    """The six digits are not the right ones, or not any more; the sentence says what to do."""


DEAD = "Ce code n’est plus valable : il a expiré, ou a été essayé trop souvent. Demandez-en un autre."


def send_code(request: HttpRequest, email: str, *, purpose: str) -> None:
    """Send a code to *email*; only this browser may give it back, within fifteen minutes.

    Known and unknown addresses get the same code, by the same work.

    :param purpose: what the code opens, such as `sign_in`; it opens nothing else.
    :raises TooMany: above five codes an hour for an address, twenty for a network address.
    """
    email = email.strip().lower()
    CODES_FROM_NETWORK.spend(network_address(request))
    CODES_TO_ADDRESS.spend(email)
    browser, code = tokens.new_token(), tokens.new_code()
    now = clock.now()
    with transaction.atomic():
        row = SignInCode.objects.create(
            purpose=purpose,
            email=email,
            browser=tokens.digest(browser, purpose="code.browser"),
            code=_digest(code, browser),
            created_at=now,
            expires_at=now + LIFETIME,
        )
        mails.send_code(email, code, key=f"code:{row.pk}")
    request.session[_kept(purpose)] = {"browser": browser, "email": email}


def address_asked(request: HttpRequest, *, purpose: str) -> str:
    """Return the address this browser asked a code for; empty when it asked none."""
    return str(request.session.get(_kept(purpose), {}).get("email", ""))


def check_code(request: HttpRequest, code: str, *, purpose: str) -> str:
    """Return the address that *code* proves, once.

    :raises WrongCode: when it is not the right one, or has been tried five times, used, or is too old.
    :raises TooMany: above ten tries a minute from a network address.
    """
    SIGN_INS_FROM_NETWORK.spend(network_address(request))
    browser = request.session.get(_kept(purpose), {}).get("browser", "")
    asked = SignInCode.objects.filter(browser=tokens.digest(browser, purpose="code.browser"), purpose=purpose)
    # The try is counted before the code is compared, by one conditional update: parallel guesses share five tries.
    if not asked.alive().update(tries=F("tries") + 1):
        raise WrongCode(DEAD)
    row = asked.get()
    if not tokens.matches(_digits(code) + browser, row.code, purpose="code"):
        left = MOST_TRIES - row.tries
        raise WrongCode(DEAD if left == 0 else f"Ce n’est pas le bon code. Il vous reste {_tries(left)}.")
    if not asked.filter(used_at=None).update(used_at=clock.now()):
        raise WrongCode(DEAD)
    del request.session[_kept(purpose)]
    return row.email


def _digest(code: str, browser: str) -> str:
    # With the browser's secret, which the table does not hold: six digits alone would be found in a second.
    return tokens.digest(code + browser, purpose="code")


def _digits(typed: str) -> str:
    return "".join(typed.split())


def _kept(purpose: str) -> str:
    return f"code:{purpose}"


def _tries(left: int) -> str:
    return "un essai" if left == 1 else f"{left} essais"
