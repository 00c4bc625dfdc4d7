"""Keeps the names and former codes that lead to today's communes."""

from collections.abc import Iterable

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from .models import Commune, CommuneName, FormerCode
from .planning import successor_of
from .reading import Former

BATCH = 5_000


def keep_former(former: Iterable[Former]) -> None:
    """Add what is missing of *former* codes and names; those of communes current here are left out."""
    former = list(former)
    current = dict(Commune.objects.current().values_list("insee", "pk"))
    gone = set(Commune.objects.exclude(gone_on=None).values_list("insee", flat=True))
    next_code = {row.code: row.successor for row in former if row.code != row.successor}
    borne = set(CommuneName.objects.values_list("commune_id", "article", "plain"))
    codes: dict[str, int] = {}
    names: list[CommuneName] = []
    for row in former:
        if row.code in current and row.code != row.successor:
            continue
        successor = row.code if row.code in current else successor_of(row.code, next_code, current)
        if successor is None:
            continue
        pk = current[successor]
        if row.code != successor and row.code not in gone:
            codes[row.code] = pk
        if not row.name:
            continue
        name = CommuneName.spelled(pk, row.name, CommuneName.Kind.MERGED)
        if (pk, *name.sound) not in borne:
            borne.add((pk, *name.sound))
            names.append(name)
    FormerCode.objects.bulk_create(
        [FormerCode(code=code, commune_id=pk) for code, pk in codes.items()],
        BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["commune"],
    )
    CommuneName.objects.bulk_create(names, BATCH)


def weigh_names() -> None:
    """Give each name the weight of its commune."""
    population = Coalesce(F("commune__population"), 0)
    communes = Commune.objects.filter(pk=OuterRef("commune")).values("population")
    CommuneName.objects.exclude(weight=population).update(weight=Coalesce(Subquery(communes), 0))
