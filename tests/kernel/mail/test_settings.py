"""What the environment says of e-mail is checked when the settings are read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SHOW = "from recoco.config import settings as s; print(s.MAILERS['default'])"


def read_settings(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("RECOCO_")}
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        env=known | {"RECOCO_HOME": str(home), "SECRET_KEY": "for-this-test"} | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_refuses_to_start_without_a_mail_server(tmp_path: Path) -> None:
    said = read_settings(tmp_path, RECOCO_MODE="production").stderr
    assert "Indiquez le serveur d’envoi des e-mails dans RECOCO_SMTP_URL." in said


@pytest.mark.parametrize("url", ["mail.exemple.fr:587", "http://mail.exemple.fr", "smtp:///"])
def test_an_address_that_is_not_a_mail_server_is_refused(tmp_path: Path, url: str) -> None:
    said = read_settings(tmp_path, RECOCO_MODE="demo", RECOCO_SMTP_URL=url).stderr
    assert "RECOCO_SMTP_URL s’écrit" in said


def test_the_demonstration_keeps_its_emails_in_a_folder(tmp_path: Path) -> None:
    said = read_settings(tmp_path, RECOCO_MODE="demo").stdout
    assert "FolderBackend" in said
    assert str(tmp_path / "mailbox") in said


def test_a_slow_server_never_outlasts_the_lease(tmp_path: Path) -> None:
    url = "smtp+tls://portail:p%40sse@mail.exemple.fr:587"
    said = read_settings(tmp_path, RECOCO_MODE="demo", RECOCO_SMTP_URL=url, RECOCO_MAIL_LEASE="60").stdout
    assert "'password': 'p@sse'" in said
    assert "'use_tls': True" in said
    assert "'timeout': 5.0" in said
