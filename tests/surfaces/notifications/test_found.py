"""What random histories have found, told one by one."""

from datetime import datetime
from typing import Any

from django.db import transaction

from recoco.domain.cases.actions.pausing import pause_case
from recoco.domain.cases.models import Placement
from recoco.domain.conversation.actions.changing import delete_post
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION
from recoco.kernel.activity.sweeps import hand_out_events
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.actions.choosing import attend, choose_paces
from recoco.surfaces.notifications.digesting import digest_due
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.models import Attention, Notice, PaceChoice
from recoco.surfaces.notifications.paces import Pace
from tests.surfaces.notifications.conversing import say
from tests.surfaces.notifications.post import at, done_by, on, who, work
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World


def make(instant: datetime) -> None:
    """Let the worker make what is due, without a mail server to take it."""
    with clock.moved_to(instant):
        hand_out_events(StopSignal())
        digest_due(StopSignal())


def test_following_by_choice_does_not_wake_the_collectivite_of_a_paused_dossier(world: World) -> None:
    on(world.urbanvitaliz, lambda: attend(world.paul, world.alone.case_id, Attention.FOLLOW), at(8, 30))
    with done_by(world, world.sami, at(9)) as sami:
        pause_case(Placement.objects.with_case().get(pk=world.alone.pk), reason="Élections", by=sami)
    say(world, world.awa, "La friche attendra.")
    assert who(work(at(14))) == ["otto"]


def test_a_faster_pace_leaves_the_time_to_take_back_what_was_published(world: World) -> None:
    on(world.urbanvitaliz, lambda: choose_paces(world.marie, {Family.ADVICE: Pace.DAILY}), at(9))
    publish(world, "Écrire à l’EPF")
    work(at(10, 1))
    on(world.urbanvitaliz, lambda: choose_paces(world.marie, {Family.ADVICE: Pace.NOW}), at(10, 2))
    assert who(work(at(10, 9))) == []
    assert who(work(at(10, 10))) == ["marie", "otto", "paul"]


def test_what_is_refused_while_the_mail_server_is_away_does_not_leave(world: World) -> None:
    say(world, world.awa, "Le toit a été refait.")
    make(at(14))
    on(world.urbanvitaliz, lambda: choose_paces(world.marie, {Family.MESSAGE: Pace.NEVER}), at(14, 5))
    on(world.urbanvitaliz, lambda: attend(world.paul, world.alone.case_id, Attention.MUTE), at(14, 5))
    assert who(work(at(15))) == ["otto"]
    with scope.everywhere("a test reads the outbox"):
        dropped = OutgoingEmail.objects.filter(state=State.DROPPED, created_at__gte=at(14))
        assert sorted(dropped.values_list("to", flat=True)) == ["marie@exemple.fr", "paul@exemple.fr"]


def test_a_summary_that_waits_for_the_mail_server_loses_the_lines_of_what_is_refused(world: World) -> None:
    say(world, world.awa, "Le toit a été refait.")
    say(world, world.awa, "Le maire hésite.", ADVISERS_SPACE)
    make(at(14))
    on(world.urbanvitaliz, lambda: choose_paces(world.otto, {Family.NOTE: Pace.NEVER}), at(14, 5))
    (email,) = [one for one in work(at(15)) if one.to == "otto@exemple.fr"]
    assert email.text.count("\n- ") == 1
    assert "1\u00a0nouveauté" in email.subject + email.text
    assert "note" not in email.text + email.html


def test_an_e_mail_that_waits_for_the_mail_server_loses_the_words_that_are_deleted(world: World) -> None:
    gone = say(world, world.awa, "Le toit a été refait.")
    say(world, world.awa, "La façade aussi.", minute=1)
    make(at(14))
    with done_by(world, world.awa, at(14, 5)) as awa:
        gone.placement = Placement.objects.with_case().get(pk=world.alone.pk)
        delete_post(CONVERSATION, gone, by=awa)
    emails = work(at(15))
    assert who(emails) == ["marie", "otto", "paul"]
    for email in emails:
        assert "façade" in email.text
        assert "Le toit" not in email.text + email.html
        assert "2\u00a0messages" not in email.subject + email.text + email.html


def test_what_leaves_beyond_the_budget_is_a_summary_of_the_week_even_when_little_is_left_of_it(
    world: World, settings: Any
) -> None:
    settings.MAX_EMAILS_PER_WEEK = 0
    say(world, world.awa, "Le toit a été refait.")
    publish(world, "Écrire à l’EPF", minute=5)
    with clock.moved_to(at(10, 6)):
        hand_out_events(StopSignal())
    with scope.everywhere("a test makes both leave together, the message in the week"), transaction.atomic():
        waiting = Notice.objects.all().waiting().filter(user_id=world.marie.user_id)
        waiting.update(due_at=at(14), pace=Pace.DAILY)
        waiting.filter(family=Family.MESSAGE).update(pace=Pace.WEEKLY)
    with world.on(world.urbanvitaliz), transaction.atomic():  # while the notice was being written
        PaceChoice(person=world.marie, family=Family.MESSAGE, pace=Pace.NEVER).save()
    (email,) = [one for one in work(at(14)) if one.to == "marie@exemple.fr"]
    assert email.kind == "notifications.weekly"
