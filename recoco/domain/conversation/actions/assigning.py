"""Advisers share out what is to be done for a dossier."""

from datetime import date

from django.db import IntegrityError, transaction

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.cases.policy import holders
from recoco.domain.conversation.events import TODO_ASSIGNED, TODO_DONE
from recoco.domain.conversation.models import ToDo
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import day


@transaction.atomic
def assign(
    placement: Placement, person: Person, what: str, *, token: str, by: Actor, due_on: date | None = None
) -> ToDo:
    """Give *person*, oneself included, something to do; the same form sent twice gives it once.

    :raises Refused: when they do not read the advisers' space, or the dossier is no longer open.
    """
    by.must(Permission.NOTE_WRITE, placement)
    placement.ensure_accepted()
    if not holders(Permission.NOTE_WRITE, placement).filter(pk=person.pk).exists():
        raise Refused(f"{person.full_name} ne lit pas l’espace conseillers de ce dossier.")
    todo = ToDo(
        placement=placement,
        person=person,
        what=what,
        due_on=due_on,
        token=token,
        created_by_id=by.user_id or 0,
        created_by_name=by.name,
    )
    mine = ToDo.objects.filter(placement=placement, created_by_id=by.user_id or 0, token=token)
    known: ToDo | None = mine.first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            todo.save()
    except IntegrityError:  # the same form, at the same instant
        twice: ToDo = mine.get()
        return twice
    when = f", avant le {day(due_on)}" if due_on else ""
    words = {"user_id": person.user_id, "who": person.full_name, "what": what, "when": when}
    record(TODO_ASSIGNED, by=by, subject=todo, case_id=placement.case_id, **words)
    return todo


@transaction.atomic
def finish(todo: ToDo, *, by: Actor) -> None:
    """Say that it is done.

    :raises Refused: when it was already.
    """
    by.must(Permission.NOTE_WRITE, todo)
    if not ToDo.objects.filter(pk=todo.pk, done_at=None).update(done_at=clock.now(), done_by_name=by.name):
        raise Refused(f"« {todo.what} » est déjà noté comme fait.")
    record(TODO_DONE, by=by, subject=todo, case_id=todo.placement.case_id, what=todo.what)
