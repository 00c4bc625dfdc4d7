"""Queries written once and run with other values."""

import pytest
from django.db.models import BigIntegerField

from recoco.kernel.kit.prepared import Given, Prepared
from recoco.kernel.portals.models import Portal
from tests.worlds import World


def test_it_answers_what_the_queryset_would_for_each_value(world: World) -> None:
    asked = Portal.objects.filter(pk=Given("number", BigIntegerField()), key__gte="a").values_list("key")
    prepared = Prepared.from_queryset(asked)
    for portal in (world.urbanvitaliz, world.sosponts, world.urbanvitaliz):
        assert prepared.rows({"number": portal.pk}) == [(portal.key,)]


def test_a_list_may_hold_values_to_come(world: World) -> None:
    given = [Given(name, BigIntegerField()) for name in ("first", "second")]
    prepared = Prepared.from_queryset(Portal.objects.filter(pk__in=given).order_by("pk").values_list("pk"))
    first, second = sorted((world.urbanvitaliz.pk, world.sosponts.pk))
    assert prepared.rows({"first": second, "second": first}) == [(first,), (second,)]
    assert prepared.rows({"first": second, "second": second}) == [(second,)]


@pytest.mark.django_db
def test_a_missing_value_is_an_error() -> None:
    asked = Portal.objects.filter(pk=Given("number", BigIntegerField())).values_list("pk")
    with pytest.raises(KeyError):
        Prepared.from_queryset(asked).rows({})
