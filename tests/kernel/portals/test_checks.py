"""The system checks: clean on the product, and each fires on a model that would open the lock."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps

from recoco.domain.cases.querysets import PlacementQuerySet
from recoco.kernel.portals.checks import check_scopes, scope_errors
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel


@pytest.fixture(autouse=True)
def _apart() -> Iterator[None]:
    with isolate_apps("tests.scoped_models"):
        yield


class Labelled:
    """What a model written inside a test must say."""

    app_label = "scoped_models"


def found(model: Any) -> list[str]:
    """Return the checks that *model* fails."""
    return sorted({error.id for error in scope_errors(model)})


def test_the_product_passes() -> None:
    assert check_scopes() == []


@pytest.mark.django_db
def test_the_other_checks_of_django_pass_too() -> None:
    call_command("check", "--fail-level", "WARNING", verbosity=0)


def test_every_model_of_ours_declares_its_scope() -> None:
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("recoco.")]
    assert ours
    assert [model for model in ours if getattr(model, "scope", None) not in {"global", "shared", "portal"}] == []


def test_a_model_without_scope() -> None:
    class Undeclared(models.Model):
        class Meta(Labelled):
            pass

    assert found(Undeclared) == ["portals.E001"]


def test_a_table_that_django_makes_for_a_many_to_many_relation() -> None:
    class Tagged(PortalModel):
        portals = models.ManyToManyField(Portal, related_name="+")

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Tagged) == []
    assert found(Tagged.portals.through) == ["portals.E001"]


def test_a_queryset_used_as_a_manager() -> None:
    class Plain(PortalModel):
        objects = models.QuerySet.as_manager()

        class Meta(Labelled, PortalModel.Meta):
            pass

    class Named(PortalModel):
        objects = PlacementQuerySet.as_manager()

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Plain) == found(Named) == ["portals.E002"]


def test_a_second_manager_that_becomes_the_default_one() -> None:
    class Twice(PortalModel):
        everything = models.Manager()
        objects = PortalManager()

        class Meta(Labelled):
            pass

    assert found(Twice) == ["portals.E002"]


def test_a_meta_that_does_not_derive_from_ours_inherits_its_managers_all_the_same() -> None:
    class Forgetful(PortalModel):
        class Meta(Labelled):
            pass

    assert found(Forgetful) == []
    assert isinstance(Forgetful._base_manager, PortalManager)


def test_a_manager_that_starts_from_elsewhere() -> None:
    class Opened(PortalManager):
        def get_queryset(self) -> PortalQuerySet:
            return PortalQuerySet(self.model)

    class Open(PortalModel):
        objects = Opened()

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Open) == ["portals.E002"]


def test_a_manager_whose_queryset_writes_without_scope() -> None:
    class Unscoped(PortalModel):
        objects = PortalManager.from_queryset(models.QuerySet)()

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Unscoped) == ["portals.E002"]
