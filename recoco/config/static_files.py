"""Collects the static files when they changed since last time, and only then."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

import recoco


def are_collected() -> bool:
    """Tell whether the very files of this version were collected already."""
    stamp = _stamp()
    return Path(settings.STATIC_ROOT).is_dir() and stamp.is_file() and stamp.read_text() == state_of_sources()


def collect() -> None:
    """Collect the static files, and stamp them last: a collection cut short is begun again."""
    _stamp().unlink(missing_ok=True)
    state = state_of_sources()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    _stamp().write_text(state)


def state_of_sources() -> str:
    """Return what changes when the version, how files are stored, or any source file does."""
    summary = hashlib.sha256(f"{recoco.__version__} {settings.STORAGES['staticfiles']}".encode())
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            facts = Path(storage.path(name)).stat()
            summary.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return summary.hexdigest()


def _stamp() -> Path:
    return settings.HOME / "static-files.stamp"
