"""How each database is asked: the only place, with the migrations, where search writes SQL."""

from types import ModuleType

from django.db import NotSupportedError

from recoco.kernel.search.stores import postgresql, sqlite

_STORES = {"sqlite": sqlite, "postgresql": postgresql}


def store_of(vendor: str) -> ModuleType:
    """Return the store for a database *vendor*.

    :raises NotSupportedError: for another database than SQLite and PostgreSQL.
    """
    try:
        return _STORES[vendor]
    except KeyError:
        raise NotSupportedError(f"Search knows SQLite and PostgreSQL, not {vendor}.") from None
