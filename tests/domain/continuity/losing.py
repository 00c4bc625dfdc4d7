"""How somebody stops answering, and what the dossiers then lack."""

from datetime import timedelta

from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person, User
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.listening import active, lacks_of, unheard, without_adviser, without_owner
from recoco.domain.continuity.models import Lacking
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State


def mail(person: Person, state: State, *, ago: int = 1) -> None:
    """Send an e-mail to somebody, which arrives or not."""
    at = clock.now() - timedelta(days=ago)
    OutgoingEmail(
        kind="accounts.code", to=person.user.email, user_id=person.user_id, message_id=f"<{person.pk}-{state}-{ago}>",
        lane="now", state=state, created_at=at, sent_at=at if state == State.SENT else None,
    ).save()  # fmt: skip


def close_account(person: Person) -> None:
    User.objects.filter(pk=person.user_id).update(is_active=False)


def suspend(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(suspended_at=clock.now())


def away(person: Person, begins: int = -1, ends: int | None = 5) -> None:
    today = localdate(clock.now())
    until = None if ends is None else today + timedelta(days=ends)
    Person.objects.filter(pk=person.pk).update(away_from=today + timedelta(days=begins), away_until=until)


def bounce(person: Person) -> None:
    mail(person, State.FAILED)


def gone(person: Person) -> None:
    away(person, ends=None)


def lacking() -> dict[str, set[Lacking]]:
    """Return what each active dossier lacks, by name: the answer of the database and of each dossier agree."""
    placements = list(Placement.objects.filter(active()).with_case())
    one_by_one = lacks_of(placements)
    found = {one.case.name: {lack.kind for lack in one_by_one[one.pk]} for one in placements if one.pk in one_by_one}
    for condition, kind in ((without_owner(), Lacking.OWNER), (without_adviser(), Lacking.ADVISER)):
        asked = {one.case.name for one in Placement.objects.filter(condition).with_case()}
        assert asked == {name for name, kinds in found.items() if kind in kinds}
    assert {one.case.name for one in Placement.objects.filter(unheard()).with_case()} == set(found)
    return found


def whys() -> list[str]:
    found = lacks_of(list(Placement.objects.filter(active()).with_case()))
    return [lack.why for lacks in found.values() for lack in lacks]
