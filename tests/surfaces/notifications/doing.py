"""Does each step of a history: by the product's own gestures, and on paper."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from django.db import transaction

from recoco.domain.accounts.models import Person, PortalRole
from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Side
from recoco.domain.conversation.actions.changing import delete_post
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.kit.refusals import Refused
from recoco.surfaces.notifications.actions.choosing import attend, choose_paces
from recoco.surfaces.notifications.actions.reading import mark_all_read
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.models import Attention, Notice
from recoco.surfaces.notifications.paces import Pace
from tests.surfaces.notifications.stage import Stage, Where
from tests.surfaces.notifications.steps import HERE


@dataclass
class Doing(Stage):
    """The product's side of a history, and its paper."""

    said: list[tuple[Thread, Post, Where, str]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def do(self, step: tuple[str, Any, Any], now: datetime) -> None:
        """Make one step happen; what the product refuses does not."""
        self.now = now
        with suppress(Refused, Forbidden), transaction.atomic():
            getattr(self, f"_{step[0]}")(step[1], step[2])

    def _publish(self, author: Where, case: str) -> None:
        with self.acting(author) as by:
            placement = self.here(author[0], case)
            draft = write_draft(placement, Advice(f"Avis {next(self.numbers)}", "Texte", "", None, ""), by=by)
            publish_drafts(placement, {draft.pk: draft.version}, by=by)

    def _say(self, author: Where, said: tuple[str, str]) -> None:
        self._post(CONVERSATION, author, said[0], f"@{said[1]}, bonjour" if said[1] else "Bonjour")

    def _note(self, author: Where, case: str) -> None:
        self._post(ADVISERS_SPACE, author, case, "Entre nous")

    def _post(self, thread: Thread, author: Where, case: str, text: str) -> None:
        with self.acting(author) as by:
            one = post(thread, self.here(author[0], case), Said(text, f"jeton-{next(self.numbers)}"), by=by)
            self.said.append((thread, one, author, case))

    def _delete(self, _: None, __: None) -> None:
        if self.said:
            thread, one, author, case = self.said.pop()
            with self.acting(author) as by:
                one.placement = self.here(author[0], case)
                delete_post(thread, one, by=by)

    def _come(self, who: Where, case: str) -> None:
        with self.acting(who) as by:
            join(self.here(who[0], case), PlacementRole.OBSERVER, by=by)

    def _go(self, who: Where, case: str) -> None:
        with self.on(who[0]):
            placement = self.here(who[0], case)
            PlacementParticipation.objects.filter(person=self.persons[who], placement=placement).delete()
        self.paper.people[who].on.discard(placement.case_id)

    def _leave_collectivite(self, case: str, is_there: bool) -> None:
        paul = self.persons[HERE, "paul"]
        with self.on(HERE):
            placement = self.here(HERE, case)
            there = CaseParticipation.objects.filter(case_id=placement.case_id, user_id=paul.user_id)
            if is_there and not there.exists():
                add_to_collectivite(placement.case, paul, Side.MEMBER)
            elif not is_there:
                there.delete()
        members = self.paper.members[placement.case_id]
        members.add("paul") if is_there else members.discard("paul")

    def _lose_role(self, name: str, is_lost: bool) -> None:
        with self.on(HERE):
            roles = PortalRole.objects.filter(person=self.persons[HERE, name])
            roles.update(until=self.now if is_lost else None)
        self.paper.people[HERE, name].advises = not is_lost

    def _suspend(self, rank: int, is_suspended: bool) -> None:
        """Suspend one of those who are owed an e-mail; or let everybody in again."""
        whom = [self.owed(rank)[0]] if is_suspended else list(self.persons)
        for who in filter(None, whom):
            with self.on(who[0]):
                them = Person.objects.filter(pk=self.persons[who].pk)
                them.update(suspended_at=self.now if is_suspended else None)
            self.paper.people[who].is_suspended = is_suspended

    def _mute(self, rank: int, is_muted: bool) -> None:
        """Cut the notifications of a dossier that is about to be told of; or let them all go again."""
        who, fact = self.owed(rank)
        for (key, _), placement in self.placements.items():
            if not is_muted or (who and fact and (key, placement.case_id) == (who[0], fact.case)):
                with self.on(key):
                    Placement.objects.filter(pk=placement.pk).update(is_muted=is_muted)
                where = key, placement.case_id
                self.paper.muted.add(where) if is_muted else self.paper.muted.discard(where)

    def _pause(self, case: str, is_paused: bool) -> None:
        with self.acting((HERE, "sami")) as sami:
            placement = self.here(HERE, case)
            pause_case(placement, by=sami) if is_paused else resume_case(placement, by=sami)

    def _accept(self, _: None, __: None) -> None:
        if self.waiting:
            with self.acting((HERE, "sami")) as sami:
                accept_placement(Placement.objects.with_case().get(pk=self.waiting.pop().pk), by=sami)

    def _choose(self, who: Where, choice: tuple[str, str | None]) -> None:
        family, pace = choice
        with self.on(who[0]):
            choose_paces(self.persons[who], {Family(family): Pace(pace) if pace else None})
        self.paper.choose(*who, family, pace, self.now)

    def _attend(self, who: Where, choice: tuple[str, str | None]) -> None:
        with self.on(who[0]):
            number = self.here(who[0], choice[0]).case_id
        self._attend_to(who, number, choice[1])

    def _refuse(self, rank: int, what: str) -> None:
        """Let one of those who are owed an e-mail refuse its kind, or everything about its dossier."""
        who, fact = self.owed(rank)
        if who and fact and what == "kind":
            self._choose(who, (fact.rule.family, "never"))
        elif who and fact:
            self._attend_to(who, fact.case, "mute")

    def _attend_to(self, who: Where, case: int, attention: str | None) -> None:
        one = self.paper.people[who]
        with self.on(who[0]):
            attend(self.persons[who], case, Attention(attention) if attention else None)
        one.follows.discard(case)
        one.mutes.discard(case)
        if attention:
            (one.follows if attention == "follow" else one.mutes).add(case)

    def _read(self, who: Where, _: None) -> None:
        with self.acting(who) as by:
            mark_all_read(last=Notice.objects.latest("pk").pk, by=by)
            if by.person is not None:
                self.paper.reads_all(*who)
