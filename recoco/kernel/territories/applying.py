"""Writes a plan: communes, their names and codes, and what changed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from recoco.kernel.kit import slots
from recoco.kernel.kit.folding import fold

from .models import Commune, CommuneName, Edition, FormerCode, OtherPostalCode, TerritoryChange
from .planning import Plan

BATCH = 5_000
Kind = TerritoryChange.Kind


@transaction.atomic
def apply_plan(plan: Plan, edition: Edition) -> None:
    """Make the territories what *plan* says, keep what changed under *edition*, and call COMMUNE_FOLLOWERS.

    :param edition: already saved; its date is the day merged communes are gone.
    """
    taken_back_from = {commune.pk: commune.successor_id for commune in plan.restored}
    created = _create(plan.created)
    _change(plan.changed)
    for commune, former_name in plan.renamed:
        _rename(commune, former_name)
    for commune in plan.restored:
        _restore(commune, taken_back_from[commune.pk])
    _post([*created, *(commune for commune, _ in plan.changed)])
    merged = [(old, Commune.objects.get(insee=insee)) for old, insee in plan.merged]
    for old, new in merged:
        _merge(old, new, edition.as_of)
    # A code is a commune's or a former one, never both.
    FormerCode.objects.filter(code__in=Commune.objects.values("insee")).delete()
    if not plan.first:
        _remember(
            edition,
            [(Kind.CREATED, commune, "", _named(commune)) for commune in created]
            + [(Kind.RESTORED, commune, "", _named(commune)) for commune in plan.restored]
            + [(Kind.RENAMED, commune, former_name, commune.name) for commune, former_name in plan.renamed]
            + [(Kind.MERGED, old, _named(old), _named(new)) for old, new in merged],
        )
    for old, new in merged:
        for follow in slots.entries("COMMUNE_FOLLOWERS"):
            follow(old, new)


def _create(created: dict[str, dict[str, Any]]) -> list[Commune]:
    communes = Commune.objects.bulk_create(
        [Commune(insee=insee, name_folded=fold(facts["name"]), **facts) for insee, facts in created.items()], BATCH
    )
    CommuneName.objects.bulk_create([CommuneName.current_of(commune) for commune in communes], BATCH)
    return communes


def _change(changed: list[tuple[Commune, dict[str, Any]]]) -> None:
    if not changed:
        return
    fields = {"name_folded", "gone_on", "successor"}
    for commune, facts in changed:
        for name, value in facts.items():
            setattr(commune, name, value)
            fields.add(name)
        commune.name_folded = fold(commune.name)
        commune.gone_on = commune.successor_id = None
    # All rows exist: the conflict is certain. This is `bulk_update` in one statement a batch, thirty times faster.
    Commune.objects.bulk_create(
        [commune for commune, _ in changed],
        BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=sorted(name.removesuffix("_id") for name in fields),
    )


def _rename(commune: Commune, former_name: str) -> None:
    """Make the name it bore a former one, and its new name the current one, even if it had borne it before."""
    commune.names.filter(kind=CommuneName.Kind.CURRENT).update(kind=CommuneName.Kind.RENAMED)
    _name(commune, among=commune.names.all())


def _restore(commune: Commune, successor_id: int | None) -> None:
    """Take back the name that had gone to the commune it was merged into."""
    _name(commune, among=CommuneName.objects.filter(commune=successor_id, kind=CommuneName.Kind.MERGED))


def _name(commune: Commune, *, among: QuerySet[CommuneName]) -> None:
    """Give a commune its current name, in place of any of *among* that is the same."""
    name = CommuneName.current_of(commune)
    among.filter(article=name.article, plain=name.plain).delete()
    name.save()


def _merge(old: Commune, new: Commune, gone_on: date) -> None:
    """Send *old* into *new*, with everything it was known by."""
    kept = {name.sound for name in new.names.all()}
    for name in old.names.all():
        if name.sound in kept:
            name.delete()
        else:
            name.commune, name.kind = new, CommuneName.Kind.MERGED
            name.save(update_fields=["commune", "kind"])
    OtherPostalCode.objects.filter(commune=old).delete()
    old.former_codes.update(commune=new)
    old.absorbed.update(successor=new)
    old.gone_on, old.successor = gone_on, new
    old.save(update_fields=["gone_on", "successor"])


def _post(communes: Iterable[Commune]) -> None:
    """Make the searchable postal codes those of the communes."""
    wanted = {commune.pk: set(commune.postal_codes.split()[1:]) for commune in communes}
    for row in OtherPostalCode.objects.all():
        others = wanted.get(row.commune_id)
        if others is not None and row.code in others:
            others.remove(row.code)
        elif others is not None:
            row.delete()
    OtherPostalCode.objects.bulk_create(
        [OtherPostalCode(commune_id=pk, code=code) for pk, others in wanted.items() for code in sorted(others)]
    )


def _named(commune: Commune) -> str:
    return f"{commune.name} ({commune.insee})"


def _remember(edition: Edition, changes: list[tuple[TerritoryChange.Kind, Commune, str, str]]) -> None:
    TerritoryChange.objects.bulk_create(
        [
            TerritoryChange(edition=edition, commune=commune, kind=kind, before=before, after=after)
            for kind, commune, before, after in changes
        ],
        BATCH,
    )
