"""The use of the permissions on the people of a portal who come, leave, and pass on their dossiers."""

from datetime import date

from django.urls import reverse

from recoco.domain.accounts.actors import actor_of
from recoco.domain.continuity.actions.absences import declare_departure
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


@gesture(P.ADVISER_REMOVE)
def say_that_an_adviser_is_away(attempt: Attempt) -> Request:
    url = reverse("continuity:absence", args=[attempt.world.awa.pk])
    return Request(url, {"begins": "2030-01-01", "ends": "2030-01-09"})


@gesture(P.ADVISER_REMOVE)
def say_that_an_adviser_leaves(attempt: Attempt) -> Request:
    return Request(reverse("continuity:departure", args=[attempt.world.awa.pk]), {"on": "2030-01-01"})


@gesture(P.ADVISER_REMOVE)
def say_that_an_adviser_is_back(attempt: Attempt) -> Request:
    awa = attempt.world.awa
    declare_departure(awa, date(2030, 1, 1), None, by=actor_of(awa))
    return Request(reverse("continuity:return", args=[awa.pk]), {})


@gesture(P.ADVISER_REMOVE)
def pass_on_the_role_of_a_referent(attempt: Attempt) -> Request:
    paul = attempt.world.paul
    url = reverse("continuity:succession", args=[attempt.world.marie.pk])
    return Request(url, {"cases": [attempt.placement.pk], "successor": paul.pk})
