"""The system checks on relations: each fires on a way from one portal to another."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps

from recoco.domain.cases.models import Case
from recoco.kernel.portals.checks import scope_errors
from recoco.kernel.portals.scoped import PortalModel, SharedModel


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


def test_a_way_back_from_a_case_to_a_portal_s_rows() -> None:
    class Leaky(PortalModel):
        case = models.ForeignKey(Case, on_delete=models.PROTECT)

        class Meta(Labelled, PortalModel.Meta):
            pass

    class Hidden(PortalModel):
        case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Leaky) == ["portals.E003"]
    assert found(Hidden) == []


def test_a_way_back_by_its_query_name_or_through_many() -> None:
    class Renamed(PortalModel):
        case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", related_query_name="renamed")

        class Meta(Labelled, PortalModel.Meta):
            pass

    class Many(PortalModel):
        cases = models.ManyToManyField(Case)

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Renamed) == found(Many) == ["portals.E003"]


def test_a_shared_row_that_points_to_a_portal_s_row() -> None:
    class Narrow(PortalModel):
        class Meta(Labelled, PortalModel.Meta):
            pass

    class Wide(SharedModel):
        case = models.ForeignKey(Case, on_delete=models.PROTECT)
        narrow = models.ForeignKey(Narrow, on_delete=models.PROTECT, related_name="+")

        class Meta(Labelled, SharedModel.Meta):
            pass

    assert found(Wide) == ["portals.E004"]


def test_a_global_row_that_points_to_a_case() -> None:
    class Worldwide(models.Model):
        scope = "global"
        case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

        class Meta(Labelled):
            pass

    assert found(Worldwide) == ["portals.E004"]


def test_a_child_table_of_a_shared_one() -> None:
    class Parent(SharedModel):
        case = models.ForeignKey(Case, on_delete=models.PROTECT)

        class Meta(Labelled, SharedModel.Meta):
            pass

    class Child(Parent):
        scope = "portal"

        class Meta(Labelled, SharedModel.Meta):
            pass

    assert found(Child) == ["portals.E003"]


def test_rows_that_the_database_would_delete_by_itself() -> None:
    class Cascading(PortalModel):
        case = models.ForeignKey(Case, on_delete=models.DB_CASCADE, related_name="+")

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Cascading) == ["portals.E005"]


def test_a_relation_that_may_point_to_anything() -> None:
    class Generic(PortalModel):
        kind = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
        number = models.BigIntegerField()
        target = GenericForeignKey("kind", "number")

        class Meta(Labelled, PortalModel.Meta):
            pass

    assert found(Generic) == ["portals.E006"]
