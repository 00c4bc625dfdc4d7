"""The use of the permissions on the e-mails of a portal, and on one's own notices of a case."""

from django.urls import reverse

from recoco.kernel.access.permissions import Permission
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture
from tests.laws.notice_builders import of_coming_email_for_the_team, of_coming_emails, of_logged_email

P = Permission


def reading(name: str) -> Gesture:
    """Return the gesture of reading a page that is about nothing in particular."""

    def read(attempt: Attempt) -> Request:
        return Request(reverse(name))

    return read


gesture(P.BACKOFFICE_USE)(reading("mail:log"))
gesture(P.BACKOFFICE_USE)(reading("notifications:timetables"))


@gesture(P.BACKOFFICE_USE)
def read_an_email(attempt: Attempt) -> Request:
    return Request(reverse("mail:log_email", kwargs=of_logged_email(attempt.world).parts))


@gesture(P.BACKOFFICE_USE)
def read_what_it_says(attempt: Attempt) -> Request:
    return Request(reverse("mail:log_content", kwargs=of_logged_email(attempt.world).parts))


@gesture(P.BACKOFFICE_USE)
def send_it_again(attempt: Attempt) -> Request:
    return Request(reverse("mail:log_resending", kwargs=of_logged_email(attempt.world).parts), {})


@gesture(P.BACKOFFICE_USE)
def read_what_somebody_will_get(attempt: Attempt) -> Request:
    return Request(reverse("notifications:timetable_of", kwargs=of_coming_emails(attempt.world).parts))


@gesture(P.BACKOFFICE_USE)
def read_the_next_of_somebody(attempt: Attempt) -> Request:
    return Request(reverse("notifications:preview_of", kwargs=of_coming_email_for_the_team(attempt.world).parts))


@gesture(P.CASE_VIEW)
def choose_one_s_notices(attempt: Attempt) -> Request:
    return Request(attempt.page("notifications:attention"))
