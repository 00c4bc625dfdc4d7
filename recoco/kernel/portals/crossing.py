"""Keeps rows from crossing portals: fills in the portal and checks where foreign keys lead."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db import models

from recoco.kernel.kit.slots import entries
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal

LOADED = "loaded_foreign_keys"


class CrossPortal(Exception):
    """A row was about to belong to, or point to, another portal."""


@cache
def scoped_foreign_keys(model: type[models.Model]) -> tuple[models.ForeignKey[Any, Any], ...]:
    """Return the foreign keys of *model* that lead to scoped models."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and getattr(field.related_model, "scope", "global") != "global"
    )


def remember(row: Any) -> None:
    """Note where a row just loaded or saved points to and belongs, to tell later what has changed."""
    known = row.__dict__
    names = [field.attname for field in scoped_foreign_keys(row.__class__)]
    setattr(row._state, LOADED, {name: known[name] for name in [*names, "portal_id"] if name in known})


def prepare(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Fill in the portal of new *rows* and refuse whatever crosses.

    One query per model pointed to, however many rows.

    :raises CrossPortal: for another portal's row or target, or a portal that changes.
    :raises NoPortal: outside any scope, even for a row that would need no query.
    """
    scope.current()
    targets: dict[models.ForeignKey[Any, Any], dict[Any, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if model.scope == "portal":  # type: ignore[attr-defined]
            _settle(row)
        loaded = getattr(row._state, LOADED, {})
        for field in scoped_foreign_keys(model):
            value = _target_of(row, field)
            if value is not None and (row._state.adding or loaded.get(field.attname) != value):
                targets[field][getattr(row, "portal_id", None)].add(value)
    for field, by_portal in targets.items():
        for portal_id, values in by_portal.items():
            check_targets(model, field, values, portal_id)


def _target_of(row: Any, field: models.ForeignKey[Any, Any]) -> Any:
    value = row.__dict__.get(field.attname)
    if value is None and field.is_cached(row):
        # The target may have been saved since it was given: Django will take its key when it saves.
        target = field.get_cached_value(row)
        value = target and getattr(target, field.target_field.attname)
    return value


def _settle(row: Any) -> None:
    if not row._state.adding:
        _keep(row)
        return
    optional = row._meta.get_field("portal").null
    if scope.is_everywhere():
        if row.portal_id is None and not optional:
            raise CrossPortal("Everywhere, the portal of a new row must be named.")
        return
    here = scope.current_portal()
    if row.portal_id is None:
        row.portal = here
    elif row.portal_id != here.pk:
        raise CrossPortal("A row cannot be written for another portal.")


def _keep(row: Any) -> None:
    """Refuse that a row already written changes portal; a portal that was not loaded must be the current one."""
    if "portal_id" not in row.__dict__:
        return
    loaded = getattr(row._state, LOADED, {})
    if "portal_id" in loaded:
        kept = loaded["portal_id"] == row.portal_id
    else:
        kept = not scope.is_everywhere() and row.portal_id == scope.current_portal().pk
    if not kept:
        raise CrossPortal("A row never changes portal.")


def check_targets(
    model: type[models.Model], field: models.ForeignKey[Any, Any], values: set[Any], portal_id: int | None
) -> None:
    """Check that each target of *field* may be pointed to by rows of *portal_id*.

    A shared row joins a case, so the case must be writable here. Everywhere, a
    portal's row may only point to what its own portal sees; only what makes a
    case present somewhere may point to a case that is not there yet.

    :raises CrossPortal: when one may not.
    """
    target: Any = field.related_model
    reachable = target._base_manager.filter(**{f"{field.target_field.attname}__in": values})
    if target.scope == "shared" and model.scope == "shared":  # type: ignore[attr-defined]
        reachable = reachable.writable()
    if not scope.is_everywhere() or model.scope == "shared" or _makes_present(model):  # type: ignore[attr-defined]
        found = reachable.count()
    elif portal_id is None:
        found = 0
    else:
        with scope.entering(Portal(pk=portal_id)):
            found = reachable.count()
    if found != len(values):
        raise CrossPortal(f"{model.__name__}.{field.name} points outside this portal.")


def _makes_present(model: type[models.Model]) -> bool:
    return model is entries("CASE_PRESENCE").seen().model


def check_update(model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Check the *values* of a queryset's update.

    :raises CrossPortal: when one moves rows to another portal or points there.
    """
    if "portal" in values or "portal_id" in values:
        raise CrossPortal("A row never changes portal.")
    for field in scoped_foreign_keys(model):
        value = values.get(field.name, values.get(field.attname))
        if value is None:
            continue
        if hasattr(value, "resolve_expression"):
            raise CrossPortal(f"{field.name} takes a row, not an expression: its portal could not be checked.")
        if scope.is_everywhere():
            raise CrossPortal(f"{field.name} cannot be updated everywhere: enter each portal.")
        check_targets(model, field, {getattr(value, "pk", value)}, scope.current_portal().pk)
