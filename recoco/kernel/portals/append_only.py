"""Rows that are written once: neither changed nor taken away."""

from typing import Any, NoReturn, Self

from django.db import models

from recoco.kernel.portals.querysets import PortalQuerySet


class AppendOnly(TypeError):
    """Somebody tried to rewrite what is written once."""


class AppendOnlyQuerySet(PortalQuerySet):
    """Rows that can only be read and added."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse: these rows are append-only."""
        self._refuse()

    def delete(self) -> NoReturn:
        """Refuse: these rows are append-only."""
        self._refuse()

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: these rows are append-only."""
        self._refuse()

    def _update(self, *_: Any) -> NoReturn:
        self._refuse()

    def _raw_delete(self, using: str | None) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise AppendOnly(f"{self.model.__name__} is append-only.")


class WrittenOnce(models.Model):
    """What a scoped model adds to its bases for its rows to be append-only; its querysets derive from the one above."""

    class Meta:
        abstract = True

    def save(self: Self, **options: Any) -> None:
        """Insert the row.

        :raises AppendOnly: when it is already written.
        """
        if not self._state.adding:
            raise AppendOnly(f"{type(self).__name__} is append-only.")
        # Without it, a row given the number of another would take its place.
        super().save(**{**options, "force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: these rows are append-only."""
        raise AppendOnly(f"{type(self).__name__} is append-only.")
