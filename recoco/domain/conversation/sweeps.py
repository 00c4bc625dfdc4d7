"""On its day, what is to be done is told again to whoever does it."""

from django.db import transaction
from django.utils.timezone import localdate

from recoco.domain.accounts.actors import PLATFORM
from recoco.domain.conversation.events import TODO_DUE
from recoco.domain.conversation.models import ToDo
from recoco.kernel.activity.recording import record
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope


def tell_what_is_due(stop: StopSignal) -> int:
    """Record, once, that each thing to do has come to its day; return how many."""
    due = ToDo.objects.filter(done_at=None, due_told_at=None, due_on__lte=localdate(clock.now()))
    with scope.everywhere("what is to be done comes to its day on every portal"):
        rows = list(due.select_related("portal").order_by("pk"))
    told = 0
    for row in rows:
        if stop.asked:
            break
        with scope.entering(row.portal):
            told += _tell(row.pk)
    return told


@transaction.atomic
def _tell(number: int) -> bool:
    if not ToDo.objects.filter(pk=number, done_at=None, due_told_at=None).update(due_told_at=clock.now()):
        return False
    todo = ToDo.objects.select_related("placement", "person").get(pk=number)
    words = {"user_id": todo.person.user_id, "who": todo.person.full_name, "what": todo.what}
    record(TODO_DUE, by=PLATFORM, subject=todo, case_id=todo.placement.case_id, **words)
    return True
