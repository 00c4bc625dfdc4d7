"""A storage folder for each test that asks."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where the files of this test are."""
    place = {"BACKEND": "recoco.kernel.files.storage.AtomicFolder", "OPTIONS": {"location": str(tmp_path / "files")}}
    settings.STORAGES = {**settings.STORAGES, "default": place}
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "receiving"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    return tmp_path / "files"
