"""The links at the foot of every e-mail: signed, for one purpose; they open preferences and nothing else."""

from django.conf import settings
from django.urls import reverse

from recoco.domain.accounts.invitation_links import number_behind, sign
from recoco.domain.accounts.models import Person
from recoco.kernel.mail.choices import Choices
from recoco.kernel.mail.models import OutgoingEmail

PURPOSE = "notifications.preferences"


def choices_in(email: OutgoingEmail) -> Choices:
    """Return the paths that *email* carries: the same for whoever holds it, on its portal only."""
    token = sign(email.pk, purpose=PURPOSE)
    return Choices(preferences=_path("letter_preferences", token), stop=_path("stop", token))


def email_behind(token: str) -> OutgoingEmail | None:
    """Return the e-mail of the current portal that carries *token*, None when we did not make it."""
    number = number_behind(token, purpose=PURPOSE)
    found: OutgoingEmail | None = OutgoingEmail.objects.filter(pk=number).exclude(user_id=None).first()
    return found


def person_of(email: OutgoingEmail) -> Person | None:
    """Return the person of the current portal that *email* was written to."""
    found: Person | None = Person.objects.filter(user_id=email.user_id).select_related("user").first()
    return found


def _path(name: str, token: str) -> str:
    return reverse(f"notifications:{name}", args=[token], urlconf=settings.ROOT_URLCONF)
