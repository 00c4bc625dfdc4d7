"""The portal's team puts a double aside and gives the dossier that stays what was in it, all or nothing."""

from django.db import transaction

from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.collectivite import owners_of
from recoco.domain.cases.models import Case, Placement, Status
from recoco.domain.conversation.models import Message
from recoco.domain.conversation.querysets import CALL_BACK_DELAY
from recoco.domain.doubles.actions.carrying import carry, hold_contents
from recoco.domain.doubles.carrying import Choice, Load, load_of
from recoco.domain.doubles.events import CASE_MERGED
from recoco.domain.doubles.models import Merger
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

CHANGED = "L’un des deux dossiers a changé depuis que cette page est affichée. Relisez ce qui sera repris."


def must_merge(double: Placement, kept: Placement, by: Actor) -> None:
    """Let *by* put *double* aside for *kept*.

    :raises Forbidden: when *by* may not, or may not read what would pass.
    :raises Refused: when the two are one, the double is archived, the other is read no longer written, or one of them
        is proposed by a portal that waits for its answer.
    """
    for placement in (double, kept):
        by.must(Permission.PLACEMENT_ARCHIVE, placement)
        by.must(Permission.PARTICIPATION_CHANGE_SIDE, placement)
        by.must(Permission.THREAD_READ, placement)
    if double.case_id == kept.case_id:
        raise Refused("Indiquez un autre dossier : celui-ci ne peut pas être son propre doublon.")
    if double.is_archived:
        raise Refused("Ce dossier est déjà archivé.")
    double.ensure_answered()
    if kept.status == Status.INCOMPLETE:
        raise Refused(f"Le dossier n° {kept.case_id} n’est pas encore déposé : gardez l’autre.")
    if kept.is_archived:
        raise Refused(f"Le dossier n° {kept.case_id} est archivé : restaurez-le, ou gardez un autre dossier.")
    kept.ensure_open()
    kept.ensure_answered()


def may_merge(double: Placement, kept: Placement, by: Actor) -> bool:
    """Tell whether *by* may put *double* aside for *kept*, as both are now."""
    try:
        must_merge(double, kept, by)
    except (Forbidden, Refused):
        return False
    return True


def merge(double: Placement, kept: Placement, choice: Choice, *, seen: str, by: Actor, reason: str = "") -> Load:
    """Archive *double* and give *kept* what was chosen; return what has passed.

    Nothing leaves the double: restored, it is what it was. What it takes up in the other is written as new rows.

    :param seen: `Load.seen` of what *by* had before their eyes.
    :raises Forbidden: when *by* may not.
    :raises Refused: when either has changed since, or cannot be merged.
    """
    must_merge(double, kept, by)
    hold_contents(load_of(double, kept, by).chosen(choice))  # contents are copied before the transaction
    with transaction.atomic():
        return _merge(double, kept, choice, seen, reason, by)


def _merge(double: Placement, kept: Placement, choice: Choice, seen: str, reason: str, by: Actor) -> Load:
    # The two cases are the lock, always in the same order: of two mergers, even crossed, the second finds the first.
    both = Case.objects.filter(pk__in=[double.case_id, kept.case_id]).order_by("pk")
    list(both.select_for_update(of=("self",), no_key=True))
    now = {one.pk: one for one in Placement.objects.with_case().filter(pk__in=[double.pk, kept.pk])}
    kept_now = now[kept.pk]
    must_merge(now[double.pk], kept_now, by)
    if Message.objects.of(double.case_id).filter(at__gt=clock.now() - CALL_BACK_DELAY).exists():
        raise Refused("Quelqu’un vient d’écrire dans le doublon. Réessayez dans quelques secondes.")
    load = load_of(now[double.pk], kept_now, by)
    if load.seen != seen or now[double.pk].version != double.version:
        raise Refused(CHANGED)
    load = load.chosen(choice)
    carry(load, kept_now, from_case=double.case)
    led = f"Ses membres retrouvent leur projet dans le dossier n° {kept.case_id}." if load.members else ""
    archive_placement(double, by=by, reason=f"{reason.strip()} {led}".strip(), double_of=kept.case_id)
    Merger(double=double, kept=kept_now, carried=load.words, by_user_id=by.user_id, by_name=by.name).save()
    record(
        CASE_MERGED,
        by=by,
        subject=kept_now.case,
        case_id=kept.case_id,
        number=double.case_id,
        name=double.case.name,
        what=f" : {load.words}" if load.words else "",
        members=[row.name for row, _ in load.members],
        told=_told_of_archive(double),
    )
    return load


def _told_of_archive(double: Placement) -> int:
    """Return the account that the archiving itself tells: its référent·e is not told twice."""
    owner = owners_of([double.case_id]).get(double.case_id)
    return owner.user_id if owner else 0
