"""What is kept, how, and for how long."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from django.utils import timezone

from recoco.domain.accounts.devices import device_words
from recoco.domain.accounts.models import Session, SignInCode
from recoco.domain.accounts.sweeps import forget_expired
from recoco.kernel.jobs.stopping import StopSignal
from tests.client import Browser
from tests.domain.accounts.post import sign_in_by_code
from tests.worlds import World


def test_what_opened_something_once_is_forgotten(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    visitor.post(f"/mes-portails/{world.sosponts.pk}/")
    stop = StopSignal()
    assert forget_expired(stop) == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert forget_expired(stop) == 3
    assert not SignInCode.objects.exists()
    assert not Session.objects.exists()


def test_secrets_are_sealed_and_survive_a_new_key(settings: object) -> None:
    adapter = get_factor_adapter()
    settings.FACTOR_KEYS = ["old"]  # type: ignore[attr-defined]
    sealed = adapter.encrypt("JBSWY3DP")
    settings.FACTOR_KEYS = ["new", "old"]  # type: ignore[attr-defined]
    assert "JBSWY3DP" not in sealed
    assert adapter.decrypt(sealed) == "JBSWY3DP"


def test_nobody_writes_or_registers_behind_our_back() -> None:
    adapter = get_adapter()
    assert not adapter.is_open_for_signup(None)
    with pytest.raises(NotImplementedError):
        adapter.send_mail("mfa/email/totp_activated", "marie@exemple.fr", {})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari sur iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge sur Windows"),
        ("", "Navigateur inconnu"),
    ],
)
def test_devices_are_named_as_their_owner_knows_them(said: str, words: str) -> None:
    assert device_words(said) == words
