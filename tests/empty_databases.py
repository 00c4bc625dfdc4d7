"""An empty database, migrated once and copied: each worker of each run would otherwise migrate one of its own.

In continuous integration it lives for one run. Elsewhere the next runs take it too, as long as nothing it was made from
has changed.
"""

import ast
import fcntl
import hashlib
import importlib.util
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection


def lay_empty_database(folder: Path) -> None:
    """Give the tests of this process their empty database.

    :param folder: where the processes that share one wait for each other, and where SQLite's is kept.
    """
    template = Sqlite(folder) if connection.vendor == "sqlite" else Postgresql()
    key = _key()
    with _alone(folder / f"{connection.vendor}.lock"):
        if template.key == key:
            template.lay()
            name = connection.creation._get_test_db_name()
            connection.close()
            settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
        else:
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            connection.close()
            template.keep(key)


class Sqlite:
    """A file beside another that says what it was made from."""

    def __init__(self, folder: Path) -> None:
        self._file, self._made_from = folder / "empty.sqlite3", folder / "empty.key"

    @property
    def key(self) -> str:
        """What the kept database was made from; nothing when there is none."""
        return self._made_from.read_text() if self._made_from.exists() else ""

    def lay(self) -> None:
        """Copy it where the tests of this process write."""
        name = connection.creation._get_test_db_name()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        shutil.copyfile(self._file, name)

    def keep(self, key: str) -> None:
        """Keep a copy of what this process has just migrated."""
        self._made_from.unlink(missing_ok=True)
        shutil.copyfile(connection.settings_dict["NAME"], self._file)
        self._made_from.write_text(key)


class Postgresql:
    """A database whose comment says what it was made from."""

    def __init__(self) -> None:
        # Workers, and what they test on, are told apart by a suffix; all share this one.
        self._name = f"test_{connection.settings_dict['NAME']}_empty"

    @property
    def key(self) -> str:
        """What the kept database was made from; nothing when there is none."""
        with connection._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [self._name]
            )
            found = cursor.fetchone()
        return (found and found[0]) or ""

    def lay(self) -> None:
        """Copy it where the tests of this process write."""
        self._copy(self._name, connection.creation._get_test_db_name())

    def keep(self, key: str) -> None:
        """Keep a copy of what this process has just migrated."""
        self._copy(connection.settings_dict["NAME"], self._name)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"COMMENT ON DATABASE {_quoted(self._name)} IS '{key}'")

    def _copy(self, source: str, to: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {_quoted(to)}")
            cursor.execute(f"CREATE DATABASE {_quoted(to)} TEMPLATE {_quoted(source)}")


def _key() -> str:
    """Return a digest of all that an empty database is made from.

    That is: migrations, the code they import, and the models that Django writes rows about.
    """
    digest = hashlib.sha256(repr((sys.version, django.VERSION, sqlite3.sqlite_version)).encode())
    if os.environ.get("CI"):
        digest.update(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid())).encode())
    for package in apps.get_app_configs():
        for path in sorted(Path(package.path, "migrations").glob("*.py")):
            digest.update(f"{package.label}/{path.name}".encode() + path.read_bytes())
            for imported in _imported_from_ours(path):
                digest.update(imported.read_bytes())
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        digest.update(repr((options.label, options.default_permissions, options.permissions)).encode())
    return digest.hexdigest()


def _imported_from_ours(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        named = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in named:
            found = importlib.util.find_spec(name) if name.startswith("recoco.") else None
            if found and found.origin:
                yield Path(found.origin)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
