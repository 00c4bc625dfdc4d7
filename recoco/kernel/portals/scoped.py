"""The bases of scoped models: global > shared (a case and what goes with it) > portal (everything else)."""

from collections.abc import Collection
from typing import Any, ClassVar, Literal, Self

from django.db import models

from recoco.kernel.portals import scope as current_scope
from recoco.kernel.portals.archives import refuse_archived
from recoco.kernel.portals.crossing import prepare, remember
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import NotWritable, PortalManager
from recoco.kernel.portals.rules import HoldingCase, InPortal, Rule, WithCase

Scope = Literal["global", "shared", "portal"]


class ScopedModel(models.Model):
    """A model whose rows exist only inside a scope."""

    scope: ClassVar[Scope]
    seen: ClassVar[Rule]
    written: ClassVar[Rule]
    # Written on an archived portal too: what signing in, sending and the journal of readings need, never what is read.
    lives_on: ClassVar[bool] = False

    objects: ClassVar[PortalManager] = PortalManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Self:
        row = super().from_db(db, field_names, values, **options)
        remember(row)
        return row

    def save(self, *, force_insert: Any = False, force_update: bool = False, **options: Any) -> None:
        """Insert, or update what may be written here.

        :raises NotWritable: when the row is not this portal's to change.
        :raises CrossPortal: when it belongs to another portal or points there.
        :raises Archived: when this portal is archived.
        """
        refuse_archived(type(self))
        prepare(type(self), [self])
        # Without it an update that touches no row would turn into an insert.
        force_update = force_update or not (self._state.adding or force_insert)
        try:
            super().save(force_insert=force_insert, force_update=force_update, **options)
        except self.NotUpdated as error:
            raise NotWritable(f"This {type(self).__name__} may not be changed on this portal.") from error
        remember(self)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete the row if it may be written here.

        :raises NotWritable: when it may not.
        :raises Archived: when this portal is archived.
        """
        refuse_archived(type(self))
        if not type(self)._base_manager.writable().filter(pk=self.pk).exists():  # type: ignore[attr-defined]
            raise NotWritable(f"This {type(self).__name__} may not be deleted on this portal.")
        return super().delete(*args, **options)


class PortalModel(ScopedModel):
    """A model whose rows belong to one portal."""

    scope: ClassVar[Scope] = "portal"
    seen: ClassVar[Rule] = InPortal()
    written: ClassVar[Rule] = InPortal()

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta(ScopedModel.Meta):
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Self:
        row = super().from_db(db, field_names, values, **options)
        # The portal that was entered needs no join.
        here = current_scope.portal_here()
        if here is not None and vars(row).get("portal_id") == here.pk:
            row._state.fields_cache["portal"] = here
        return row

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self._fill_portal()
        super().clean_fields(exclude)

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Validate uniqueness with the portal, which no form shows: else a duplicate would be a 500."""
        self._fill_portal()
        super().validate_unique(set(exclude or ()) - {"portal"})

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Validate constraints with the portal, which no form shows."""
        self._fill_portal()
        super().validate_constraints(set(exclude or ()) - {"portal"})

    def _fill_portal(self) -> None:
        if self.portal_id is None:
            self.portal = current_scope.current_portal()


class SharedModel(ScopedModel):
    """A model whose rows go with a case, on every portal where it is present."""

    scope: ClassVar[Scope] = "shared"
    seen: ClassVar[Rule] = WithCase()
    written: ClassVar[Rule] = HoldingCase()

    class Meta(ScopedModel.Meta):
        abstract = True
