"""A folder of files, each whole or not there, whatever happens to the process that writes it."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.storage import FileSystemStorage


class AtomicFolder(FileSystemStorage):
    """Names say contents (`keys.py`), so writing a name again changes nothing but its date."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return *name* itself: the same content has the same place."""
        return name

    def _save(self, name: str, content: Any) -> str:
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, prefix="partial-", delete=False) as partial:
            try:
                for chunk in content.chunks():
                    partial.write(chunk)
                partial.flush()
                os.fsync(partial.fileno())
                Path(partial.name).replace(place)
            except BaseException:
                Path(partial.name).unlink(missing_ok=True)
                raise
        return name
