"""What becomes of a document: described, pinned, deleted by its author, hidden by the team. Nothing is lost."""

from django.db import IntegrityError, transaction

from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.filing.actions.telling import tell_changed, tell_deleted, tell_hidden, tell_shown_again
from recoco.domain.filing.models import Document, Filed
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.refusals import Refused

GONE = "Ce document n’est plus affiché."
ELSEWHERE = "Ce fichier est arrivé avec un message, une recommandation ou la demande : il se retire là-bas."
TAKEN = "Une autre version a pris la place de celle-ci : elle ne se rétablit plus."
TAKEN_LINK = "Le même lien a été ajouté de nouveau : celui-ci ne se rétablit plus."


@transaction.atomic
def describe(space: Space, one: Filed, description: str, *, by: Actor) -> None:
    """Say in a few words what a file is."""
    by.must(Permission.POST_EDIT, one)
    ensure_spoken_in(one.placement, by)
    description = " ".join(description.split())
    if one.description != description:
        _write(space, one, description=description, folded=fold(description))
        tell_changed(space, one, "décrit", by=by)


@transaction.atomic
def pin(space: Space, one: Document, *, by: Actor) -> None:
    """Have a file stand before the others; nothing happens when it does."""
    by.must(space.write, one)
    ensure_spoken_in(one.placement, by)
    if one.pinned_at is None:
        _write(space, one, pinned_at=clock.now(), pinned_by_name=by.name)
        tell_changed(space, one, "épinglé", by=by)


@transaction.atomic
def unpin(space: Space, one: Document, *, by: Actor) -> None:
    """Have a file stand among the others again; nothing happens when it does."""
    by.must(space.write, one)
    ensure_spoken_in(one.placement, by)
    if one.pinned_at is not None:
        _write(space, one, pinned_at=None, pinned_by_name="")
        tell_changed(space, one, "désépinglé", by=by)


@transaction.atomic
def delete_file(space: Space, one: Document, *, by: Actor) -> None:
    """Take one's own file out of sight; the version before it, if any, is the present one again.

    :raises Refused: when it came with something else, or is no longer shown.
    """
    by.must(Permission.POST_DELETE, one)
    ensure_spoken_in(one.placement, by)
    if not one.is_deposit:
        raise Refused(ELSEWHERE)
    here = type(one).objects.filter(pk=one.pk, deleted_at=None)
    if not here.update(deleted_at=clock.now(), deleted_by_name=by.name):
        raise Refused(GONE)
    _close_ranks(space, one)
    tell_deleted(space, one, by=by)


@transaction.atomic
def hide_file(space: Space, one: Document, *, reason: str, by: Actor) -> None:
    """Take somebody's file out of sight, for a reason that the team keeps.

    :raises Refused: when it came with something else, or is no longer shown.
    """
    by.must(Permission.POST_HIDE, one)
    if not one.is_deposit:
        raise Refused(ELSEWHERE)
    here = type(one).objects.filter(pk=one.pk, hidden_at=None, deleted_at=None)
    if not here.update(hidden_at=clock.now(), hidden_by_name=by.name, hidden_reason=reason):
        raise Refused(GONE)
    _close_ranks(space, one)
    tell_hidden(space, one, by=by)


@transaction.atomic
def show_again(space: Space, one: Document, *, by: Actor) -> None:
    """Give back a file that the team had hidden.

    :raises Refused: when it is not hidden, or another version has taken its place.
    """
    by.must(Permission.POST_HIDE, one)
    here = type(one).objects.filter(pk=one.pk, hidden_at__isnull=False)
    try:
        with transaction.atomic():
            done = here.update(hidden_at=None, hidden_by_name="", hidden_reason="")
    except IntegrityError:
        raise Refused(TAKEN if isinstance(one, Filed) else TAKEN_LINK) from None
    if not done:
        raise Refused("Ce document n’est pas masqué.")
    tell_shown_again(space, one, by=by)


def _close_ranks(space: Space, one: Document) -> None:
    """Have the version that came after *one*, which is gone, come after the one before it."""
    if isinstance(one, Filed):
        space.filed.objects.filter(replaces_id=one.stored_id).standing().update(replaces_id=one.replaces_id)


def _write(space: Space, one: Document, **facts: object) -> None:
    """Keep what is said of a file, which may have had no row yet."""
    for name, value in facts.items():
        setattr(one, name, value)
    if one.pk is not None:
        type(one).objects.filter(pk=one.pk).update(**facts)
    elif isinstance(one, Filed):
        _write_first(space, one, facts)


def _write_first(space: Space, one: Filed, facts: dict[str, object]) -> None:
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError:  # something else was said of it at the same instant
        known = space.filed.objects.filter(stored_id=one.stored_id)
        known.update(**facts)
        one.pk = known.get().pk
