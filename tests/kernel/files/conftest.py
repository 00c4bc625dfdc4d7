"""A storage folder for each test, and a portal to store on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost

AWA = Actor(user_id=7, name="Awa Diop, DDT du Nord")


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where the files of this test are."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "recoco.kernel.files.storage.AtomicFolder",
            "OPTIONS": {"location": str(tmp_path / "files")},
        },
    }
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "receiving"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    return tmp_path / "files"


@pytest.fixture
def ponts(db: None) -> Portal:
    """A portal."""
    portal = Portal.objects.create(key="ponts", name="Ponts", sender_email="p@p.fr", contact_email="c@p.fr")
    PortalHost.objects.create(portal=portal, name="ponts.localhost", is_main=True)
    return portal


@pytest.fixture
def here(ponts: Portal, folder: Path) -> Iterator[Portal]:
    """The same portal, entered."""
    with scope.entering(ponts):
        yield ponts
