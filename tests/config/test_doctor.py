"""`recoco doctor` says what each package finds, and fails when something does not work."""

from io import StringIO

import pytest
from django.core.management import call_command

from recoco.kernel.kit.findings import Finding, fine, wrong
from recoco.kernel.kit.slots import entries
from recoco.kernel.mail.checking import check_mail


def doctor() -> str:
    out = StringIO()
    call_command("doctor", stdout=out)
    return out.getvalue()


def test_it_looks_at_e_mails() -> None:
    assert check_mail in entries("CHECKS")


def test_it_says_what_is_fine_and_fails_on_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Finding] = [fine("Le serveur d’envoi répond.")]
    monkeypatch.setattr("recoco.config.management.commands.doctor.entries", lambda slot: (lambda: found,))
    assert doctor() == "✓ Le serveur d’envoi répond.\n"
    found.append(wrong("Le serveur d’envoi ne répond pas."))
    with pytest.raises(SystemExit):
        doctor()
