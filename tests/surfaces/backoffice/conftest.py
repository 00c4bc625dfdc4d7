"""Images to send, and a folder to keep them."""

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==")


@pytest.fixture
def image(settings: Any, tmp_path: Path) -> Callable[[str], SimpleUploadedFile]:
    """Make a small image, another for each word; « text » makes something that is none."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "recoco.kernel.files.storage.AtomicFolder",
            "OPTIONS": {"location": str(tmp_path / "files")},
        },
    }

    def make(word: str) -> SimpleUploadedFile:
        content = b"bonjour" if word == "text" else PNG + word.encode()
        return SimpleUploadedFile(f"{word}.png", content, "image/png")

    return make
