"""How to make what the addresses about notices, preferences and e-mails are about."""

from collections.abc import Callable

from recoco.kernel.activity.sweeps import hand_out_events
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.surfaces.notifications.links import choices_in
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.timetable import upcoming
from tests.laws.visits import Visit
from tests.worlds import World


def of_notice(world: World) -> Visit:
    """Something that Marie was told."""
    hand_out_events(StopSignal())
    with world.on(world.urbanvitaliz):
        return Visit(world.marie, {"number": Notice.objects.filter(person=world.marie).order_by("pk")[0].pk})


def of_coming_email(world: World) -> Visit:
    """The next e-mail of Marie."""
    hand_out_events(StopSignal())
    with world.on(world.urbanvitaliz):
        return Visit(world.marie, {"number": upcoming(world.marie)[0].number})


def of_coming_emails(world: World) -> Visit:
    """What Marie is about to get, for the team."""
    return Visit(world.sami, {"person": world.marie.pk})


def of_coming_email_for_the_team(world: World) -> Visit:
    """The next e-mail of Marie, for the team."""
    return Visit(world.sami, {**of_coming_email(world).parts, "person": world.marie.pk})


def of_letter(world: World) -> Visit:
    """The link at the foot of an e-mail of Marie's."""
    with world.on(world.urbanvitaliz):
        email = OutgoingEmail.objects.filter(user_id=world.marie.user_id).order_by("pk")[0]
        return Visit(None, {"token": choices_in(email).preferences.rstrip("/").rpartition("/")[2]})


def of_logged_email(world: World) -> Visit:
    """An e-mail that UrbanVitaliz has sent, for the team."""
    with world.on(world.urbanvitaliz):
        email = OutgoingEmail.objects.order_by("pk")[0]
        OutgoingEmail.objects.filter(pk=email.pk).update(state=State.FAILED, html="<p>Bonjour</p>")
        return Visit(world.sami, {"number": email.pk})


def of_case_attention(world: World) -> Visit:
    """A case that Awa advises, and may mute."""
    return Visit(world.awa, {"slug": world.case(world.alone).slug})


NOTICES: dict[str, Callable[[World], Visit]] = {
    "notifications:show": of_notice,
    "notifications:reading": of_notice,
    "notifications:preview": of_coming_email,
    "notifications:timetable_of": of_coming_emails,
    "notifications:preview_of": of_coming_email_for_the_team,
    "notifications:letter_preferences": of_letter,
    "notifications:stop": of_letter,
    "notifications:attention": of_case_attention,
    "mail:log_email": of_logged_email,
    "mail:log_content": of_logged_email,
    "mail:log_resending": of_logged_email,
}
