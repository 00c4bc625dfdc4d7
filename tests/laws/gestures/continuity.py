"""The use of the permissions on the people of a portal who come, leave, and pass on their dossiers."""

from django.urls import reverse

from recoco.kernel.access.permissions import Permission
from tests.laws.gestures.declaring import Attempt, Request, gesture

P = Permission


@gesture(P.BACKOFFICE_USE)
def read_who_is_known_here(attempt: Attempt) -> Request:
    return Request(reverse("continuity:people"))


@gesture(P.BACKOFFICE_USE)
def read_what_somebody_holds(attempt: Attempt) -> Request:
    return Request(reverse("continuity:person", args=[attempt.world.awa.pk]))


@gesture(P.BACKOFFICE_USE)
def read_what_to_mend(attempt: Attempt) -> Request:
    return Request(reverse("continuity:to_mend"))


@gesture(P.PORTAL_ROLE_GRANT_ADVISER)
def end_the_role_of_an_adviser(attempt: Attempt) -> Request:
    return Request(reverse("continuity:role_end", args=[attempt.world.ines.pk]), {"role": "adviser"})


@gesture(P.ADVISER_REMOVE)
def pass_on_the_dossiers_of_an_adviser(attempt: Attempt) -> Request:
    url = reverse("continuity:hand_over", args=[attempt.world.awa.pk])
    return Request(f"{url}?a={attempt.world.tess.pk}", {"cases": [attempt.placement.pk]})
