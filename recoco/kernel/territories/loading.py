"""Loads the communes: those shipped with the product at set-up, another year's when an operator says so."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from recoco.kernel.kit import clock

from .applying import apply_plan
from .former import keep_former, weigh_names
from .models import Edition
from .planning import Plan, plan_update
from .reading import CommuneFile, Former, shipped_former
from .references import load_references
from .shipped_files import AS_OF, shipped_digest, shipped_rows


def load_shipped() -> None:
    """Load the shipped territories, unless they or a later geography are there already.

    A new product version brings a new year: existing installations are then updated, as by `update_communes`.
    """
    digest = shipped_digest()
    if Edition.objects.filter(digest=digest).exists() or Edition.objects.filter(as_of__gt=AS_OF).exists():
        return
    with transaction.atomic():
        load_references()
        file = CommuneFile.of_rows("données livrées", digest, shipped_rows("communes"))
        update_communes(file, shipped_former(), as_of=AS_OF)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking 100,000 new rows again and again: a quarter of the first load."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@transaction.atomic
def update_communes(file: CommuneFile, former: Sequence[Former], *, as_of: date, dry_run: bool = False) -> Plan:
    """Make the communes those of *file*, and return what it changed; loading it again changes nothing.

    :param former: former codes, which say what communes that disappear have become.
    :param as_of: day of the geography that the file describes.
    :param dry_run: only say what would change.
    """
    with _uncollected():
        plan = plan_update(file, former)
        if not dry_run and (plan or not Edition.objects.filter(digest=file.digest).exists()):
            edition = Edition(source=file.source, digest=file.digest, as_of=as_of, loaded_at=clock.now())
            edition.save()
            apply_plan(plan, edition)
            keep_former(former)
            weigh_names()
    return plan
