"""The versions of a file, one after the other, whatever their names."""

from recoco.domain.cases.models import Placement
from recoco.domain.filing.listing import files_in
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.models import StoredFile


def versions_of(space: Space, placement: Placement, stored: StoredFile, by: Actor) -> list[StoredFile]:
    """Return the versions of *stored* that *by* reads, the last first; itself alone when there is no other."""
    chain = _chain(space, placement, stored.pk)
    known = {one.pk: one for one in files_in(space, placement, by).filter(pk__in=chain)} if len(chain) > 1 else {}
    return [known[number] for number in chain if number in known] or [stored]


def last_version(space: Space, placement: Placement, number: int) -> int:
    """Return the number of the last version of a file, its own when it is the last: one query."""
    return _chain(space, placement, number)[0]


def _chain(space: Space, placement: Placement, number: int) -> list[int]:
    """Return the numbers of the versions of a file, the last first: one query, for the few files that replace one."""
    rows = space.filed.objects.filter(case_id=placement.case_id, replaces_id__isnull=False).standing()
    before = dict(rows.values_list("stored_id", "replaces_id"))
    after = {former: later for later, former in before.items()}
    first = number
    while first in after:
        first = after[first]
    chain = [first]
    while chain[-1] in before:
        chain.append(before[chain[-1]])
    return chain
