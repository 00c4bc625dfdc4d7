"""A storage folder for each test that asks."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where the files of this test are."""
    place = {"BACKEND": "recoco.kernel.files.storage.AtomicFolder", "OPTIONS": {"location": str(tmp_path / "files")}}
    settings.STORAGES = {**settings.STORAGES, "default": place}
    return tmp_path / "files"
