"""Which dossier of this portal stands for a double, for whoever answers about it."""

from collections.abc import Iterable

from recoco.domain.cases.models import Placement


def kept_for(placements: Iterable[Placement]) -> dict[int, Placement]:
    """Return by number what stands for each of some placements: itself, unless it was put aside as a double.

    Doubles of doubles are followed to the last, until they turn in a ring or lead where nothing shows any more. One
    query for each step, whatever their number; none without a double.
    """
    found = {one.pk: one for one in placements}
    passed = {number: {one.case_id} for number, one in found.items()}
    while ahead := {number: one.double_of_id or 0 for number, one in found.items() if _goes_on(one, passed[number])}:
        there = {one.case_id: one for one in Placement.objects.present().with_case().filter(case_id__in=ahead.values())}
        for number, case_id in ahead.items():
            passed[number].add(case_id)
            found[number] = there.get(case_id, found[number])
    return found


def _goes_on(placement: Placement, passed: set[int]) -> bool:
    return bool(placement.double_of_id) and placement.double_of_id not in passed
