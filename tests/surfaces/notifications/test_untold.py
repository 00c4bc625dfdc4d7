"""What an e-mail does not tell, or tells no more: what was read, or undone; and which portal tells what both know."""

from typing import Any

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.pausing import pause_case, resume_case
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.threads import CONVERSATION
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.actions.reading import mark_all_read
from recoco.surfaces.notifications.models import Notice
from tests.surfaces.notifications.post import at, done_by, who, work
from tests.worlds import World


def follow(world: World) -> None:
    """Tess joins the dossier that Marie, Paul, Awa and Otto are on."""
    with done_by(world, world.tess, at(10)) as tess:
        join(world.alone, PlacementRole.OBSERVER, by=tess)


def pause(world: World, hour: int, *, day: int = 0) -> None:
    with done_by(world, world.sami, at(hour, day=day)) as sami:
        pause_case(Placement.objects.with_case().get(pk=world.alone.pk), reason="Élections", by=sami)


def resume(world: World, hour: int, *, day: int = 0) -> None:
    with done_by(world, world.sami, at(hour, day=day)) as sami:
        resume_case(Placement.objects.with_case().get(pk=world.alone.pk), by=sami)


def facts(emails: list[OutgoingEmail]) -> set[str]:
    """Return which kinds of events these e-mails tell."""
    with scope.everywhere("a test reads the log"):
        numbers = {number for email in emails for number in email.causes}
        return set(Event.objects.filter(pk__in=numbers).values_list("type", flat=True))


def test_what_was_read_in_the_bell_is_not_mailed(world: World) -> None:
    follow(world)
    work(at(10, 1))
    with done_by(world, world.marie, at(11)) as marie:
        mark_all_read(last=Notice.objects.latest("pk").pk, by=marie)
    assert who(work(at(8, day=1))) == ["awa", "otto", "paul"]


def test_a_pause_that_ended_before_the_morning_is_not_announced(world: World) -> None:
    pause(world, 10)
    work(at(10, 1))
    resume(world, 11)
    assert facts(work(at(8, day=1))) == {"case.resumed"}


def test_the_end_of_a_pause_that_began_again_before_the_morning_is_not_announced(world: World) -> None:
    pause(world, 10)
    work(at(8, day=1))
    resume(world, 10, day=1)
    pause(world, 11, day=1)
    assert facts(work(at(8, day=2))) == {"case.paused"}


def test_what_was_undone_waits_in_no_bell(world: World) -> None:
    follow(world)
    work(at(10, 1))
    with world.on(world.urbanvitaliz):
        PlacementParticipation.objects.filter(person=world.tess, placement=world.alone).delete()
    work(at(8, day=1))
    with scope.everywhere("a test looks at the bells"):
        assert not Notice.objects.all().unread().filter(event__type="adviser.joined", at__gte=at(10)).exists()


def test_the_week_of_the_budget_has_seven_days(world: World, settings: Any) -> None:
    settings.MAX_EMAILS_PER_WEEK = 1
    say_on(world, world.shared, day=14)  # a Tuesday; what made the world is far
    assert "marie" in who(work(at(14, day=14)))
    say_on(world, world.shared, day=18)
    assert "marie" not in who(work(at(14, day=18)))
    assert "marie" not in who(work(at(9, day=19)))
    assert "marie" in who(work(at(9, day=20)))  # of the week: it always leaves


def test_the_collectivite_is_told_by_the_portal_where_it_brought_its_dossier(world: World) -> None:
    say_on(world, world.shared_there, day=0)
    emails = [one for one in work(at(14)) if one.to in {"marie@exemple.fr", "paul@exemple.fr"}]
    assert [one.portal for one in emails] == [world.urbanvitaliz] * 2


def say_on(world: World, placement: Placement, *, day: int) -> None:
    """Let whoever advises say something at ten."""
    author = world.nora if placement == world.shared_there else world.awa
    with done_by(world, author, at(10, day=day)) as by:
        post(CONVERSATION, Placement.objects.with_case().get(pk=placement.pk), Said("Le pont", f"{day}"), by=by)
