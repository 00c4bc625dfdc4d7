"""One world as its days go by: what may happen in it, and the judgement of each pass of the worker."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest.mock import patch

from django.db import transaction
from hypothesis import strategies as st

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person, PortalRole
from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole
from recoco.kernel.access.permissions import Permission
from recoco.kernel.jobs.drills import work_until_quiet
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications import mailing
from recoco.surfaces.notifications.actions.choosing import attend, choose_paces
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.models import Attention, Notice
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.preferences import refused
from recoco.surfaces.notifications.table import row_of
from tests.surfaces.notifications.post import at
from tests.worlds import World

WHO = st.sampled_from(["marie", "paul", "awa", "otto", "tess", "sami"])
WHICH = st.sampled_from(["alone", "shared"])
STEPS = st.one_of(
    st.tuples(st.just("publish"), WHICH, st.integers(1, 4)),
    st.tuples(st.just("come"), WHICH, st.sampled_from(["tess", "otto", "sami"])),
    st.tuples(st.just("go"), WHICH, st.sampled_from(["tess", "otto", "awa"])),
    st.tuples(st.just("lose_role"), st.sampled_from(["tess", "otto"]), st.none()),
    st.tuples(st.just("suspend"), st.sampled_from(["paul", "otto"]), st.booleans()),
    st.tuples(st.just("pause"), WHICH, st.booleans()),
    st.tuples(st.just("choose"), WHO, st.tuples(st.sampled_from(list(Family)), st.sampled_from(list(Pace)))),
    st.tuples(st.just("attend"), WHO, st.tuples(WHICH, st.sampled_from([None, *Attention]))),
    st.tuples(st.just("read"), WHO, st.none()),
    st.tuples(st.just("work"), st.booleans(), st.none()),
)
HISTORIES = st.lists(st.tuples(st.integers(1, 40), STEPS), min_size=6, max_size=24)


@dataclass
class History:
    """One world as its days go by, and what each was written.

    :param settled: the notices whose fate is already judged.
    """

    world: World
    now: datetime = field(default_factory=lambda: at(10))
    sent: list[OutgoingEmail] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)

    def do(self, kind: str, one: Any, other: Any) -> None:
        """Make one step happen; what the product refuses does not."""
        with clock.moved_to(self.now), scope.entering(self.world.urbanvitaliz):
            try:
                with transaction.atomic():
                    getattr(self, f"_{kind}")(one, other)
            except Refused:
                return

    def _publish(self, which: str, count: int) -> None:
        placement = self._here(which)
        by = self.world.actor(self.world.sami)
        drafts = [write_draft(placement, Advice(f"Avis {n}", "Texte", "", None, ""), by=by) for n in range(count)]
        publish_drafts(placement, {one.pk: one.version for one in drafts}, by=by)

    def _come(self, which: str, who: str) -> None:
        person = self.world.people[who]
        placement = self._here(which)
        if actor_of(person).may(Permission.PARTICIPATION_JOIN, placement):
            join(placement, PlacementRole.OBSERVER, by=actor_of(person))

    def _go(self, which: str, who: str) -> None:
        here = PlacementParticipation.objects.filter(person=self.world.people[who], placement=self._here(which))
        if here.exists():
            here.delete()

    def _lose_role(self, who: str, _: None) -> None:
        if PortalRole.objects.filter(person=self.world.people[who], until=None).exists():
            PortalRole.objects.filter(person=self.world.people[who], until=None).update(until=self.now)

    def _suspend(self, who: str, is_suspended: bool) -> None:
        Person.objects.filter(pk=self.world.people[who].pk).update(suspended_at=self.now if is_suspended else None)

    def _pause(self, which: str, is_paused: bool) -> None:
        by, placement = self.world.actor(self.world.sami), self._here(which)
        if is_paused:
            pause_case(placement, reason="", resume_on=None, by=by)
        else:
            resume_case(placement, by=by)

    def _choose(self, who: str, choice: tuple[Family, Pace]) -> None:
        choose_paces(self.world.people[who], dict([choice]))

    def _attend(self, who: str, choice: tuple[str, Attention | None]) -> None:
        attend(self.world.people[who], self._here(choice[0]).case_id, choice[1])

    def _read(self, who: str, _: None) -> None:
        Notice.objects.all().unread().filter(person=self.world.people[who]).update(read_at=self.now)

    def _work(self, is_cut_short: bool, _: None) -> None:
        """The worker's pass is judged outside of any portal."""

    def work(self, *, is_cut_short: bool = False) -> None:
        """Let the worker work, or die at its first e-mail; judge what it did."""
        with clock.moved_to(self.now), cut_short() if is_cut_short else whole():
            work_until_quiet()
        with scope.everywhere("a test judges what was sent"), clock.moved_to(self.now):
            known = {email.pk for email in self.sent}
            new = OutgoingEmail.objects.filter(kind__startswith="notifications.").exclude(pk__in=known)
            emails = list(new.select_related("portal"))
            fate = Notice.objects.exclude(pk__in=self.settled).exclude(settled_at=None)
            settled = list(fate.select_related("event", "portal"))
        for email in emails:
            self._judge_sent(email, [one for one in settled if one.email_id == email.pk])
        for notice in settled:
            self._judge_silence(notice)
        self.sent += emails
        self.settled |= {notice.pk for notice in settled}

    def _judge_sent(self, email: OutgoingEmail, told: list[Notice]) -> None:
        assert sorted(email.causes) == sorted(one.event_id for one in told)
        with scope.entering(email.portal):
            assert not refused(told), "somebody was written what they had refused"
            for notice in told:
                assert notice.user_id == email.user_id
                assert self._may_read(notice), f"{email.to} was written {notice.event.type}"

    def _judge_silence(self, notice: Notice) -> None:
        if notice.email_id is not None or notice.read_at is not None or notice.pace == Pace.NEVER:
            return
        with scope.entering(notice.portal):
            assert not self._may_read(notice) or refused([notice]) or self._is_paused(notice), notice.event.type

    def _may_read(self, notice: Notice) -> bool:
        person = Person.objects.select_related("user").get(pk=notice.person_id)
        actor = actor_of(person)
        if actor.person is None:
            return False
        placement = Placement.objects.visible_to(actor).filter(case_id=notice.case_id).first()
        permission = row_of(notice.event.type).permission
        return placement is not None and (permission is None or actor.may(permission, placement))

    def _is_paused(self, notice: Notice) -> bool:
        """The collectivité is left in peace, and whoever is no longer what they were told as is not told."""
        placement = Placement.objects.with_case().get(case_id=notice.case_id)
        following = PlacementParticipation.objects.filter(placement=placement, person_id=notice.person_id)
        return placement.case.is_paused or (notice.who == "case_advisers" and not following.exists())

    def _here(self, which: str) -> Placement:
        found: Placement = Placement.objects.with_case().get(pk=getattr(self.world, which).pk)
        return found


@contextmanager
def whole() -> Iterator[None]:
    """Let the worker end its work."""
    yield


@contextmanager
def cut_short() -> Iterator[None]:
    """Kill the worker's transaction after its first e-mail."""
    usual, count = mailing.send_several, Counter[str]()

    def once(orders: Any) -> Any:
        count["e-mails"] += 1
        if count["e-mails"] == 2:
            raise RuntimeError("killed")
        return usual(orders)

    with patch.object(mailing, "send_several", once):
        yield
