"""How many examples a property is tried on."""

from conftest import BRIEFLY


def examples(most: int) -> int:
    """Return how many to invent: *most* on SQLite, a third of them on PostgreSQL, that only adds the database.

    :param most: at least one is tried everywhere.
    """
    return max(1, most // 3) if BRIEFLY else most
