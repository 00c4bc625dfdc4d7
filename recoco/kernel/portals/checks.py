"""System checks: one line cannot open the lock."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import models

from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet

WIDTH = {"global": 0, "shared": 1, "portal": 2}
DATABASE_DELETES = {"DB_CASCADE", "DB_SET_NULL", "DB_SET_DEFAULT"}


@register()
def check_scopes(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """Check every installed model: its declared scope, its managers, and where its relations lead."""
    found: list[CheckMessage] = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in settings.GLOBAL_APPS_OF_OTHERS:
            continue
        found += scope_errors(model)
    return found


def scope_errors(model: type[models.Model]) -> list[CheckMessage]:
    """Return what is wrong with the scope of *model*."""
    scope = getattr(model, "scope", None)
    if scope not in WIDTH:
        return [Error(f"{model.__name__} declares no scope (global, shared or portal).", obj=model, id="portals.E001")]
    return [*_manager_errors(model, scope), *_relation_errors(model, scope)]


def _manager_errors(model: type[models.Model], scope: str) -> Iterator[CheckMessage]:
    if scope == "global":
        return
    for manager in {*model._meta.managers, model._base_manager, model._default_manager}:
        if not _keeps_to_scope(manager):
            yield Error(
                f"{model.__name__}.{manager.name} is not a PortalManager made from a PortalQuerySet.",
                obj=model,
                id="portals.E002",
            )


def _keeps_to_scope(manager: models.Manager[Any]) -> bool:
    return (
        isinstance(manager, PortalManager)
        and type(manager).get_queryset is PortalManager.get_queryset
        and issubclass(manager._queryset_class, PortalQuerySet)
    )


def _relation_errors(model: type[models.Model], scope: str) -> Iterator[CheckMessage]:
    fields: list[Any] = list(model._meta.get_fields())
    for field in fields:
        is_reverse = field.auto_created and not field.concrete
        if is_reverse or not field.is_relation:
            continue
        where = f"{model.__name__}.{field.name}"
        remote: Any = getattr(field, "remote_field", None)
        if field.related_model is None:
            yield Error(f"{where} may point to anything, in any scope.", obj=model, id="portals.E006")
            continue
        target = getattr(field.related_model, "scope", "global")
        if WIDTH[scope] < WIDTH[target]:
            yield Error(f"{where} points to a narrower scope.", obj=model, id="portals.E004")
        # A hidden relation keeps a path back when it is given a name in queries.
        no_way_back = remote.hidden and field.related_query_name().endswith("+")
        if WIDTH[scope] > WIDTH[target] and not no_way_back:
            yield Error(
                f"{where} needs related_name='+': joins from a wider model would read other portals.",
                obj=model,
                id="portals.E003",
            )
        if getattr(getattr(remote, "on_delete", None), "__name__", "") in DATABASE_DELETES:
            yield Error(f"{where} deletes in the database, out of the scope's sight.", obj=model, id="portals.E005")
