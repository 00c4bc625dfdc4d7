"""Fills an empty demonstration database; leaves any other alone."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from recoco.domain.accounts.actors import actor_of_user
from recoco.domain.accounts.models import User
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, PortalState
from recoco.surfaces.demo.cast import Cast
from recoco.surfaces.demo.playing import play
from recoco.surfaces.demo.questionnaires import define_questionnaire
from recoco.surfaces.demo.reading import everything
from recoco.surfaces.demo.telling import Told

OPENED = timedelta(days=3 * 365 + 10)  # before today
OPERATOR = "olga.novak@recoco.exemple.fr"


def seed_if_demonstration() -> None:
    """Install the demonstration once, in demonstration mode only."""
    if settings.MODE == "demo" and not Portal.objects.exists():
        seed(everything())


@transaction.atomic
def seed(stories: Sequence[Told]) -> None:
    """Open the portals, bring their people, and play their stories up to now: all of it, or nothing."""
    now = clock.now()
    with clock.moved_to(now - OPENED):
        operator = User.objects.create_user(OPERATOR, is_operator=True, email_confirmed_at=clock.now())
        cast = Cast({told.key: _opened(told) for told in stories})
        for told in stories:
            _appoint(told, cast, operator)
    play(stories, cast, now)


def _opened(told: Told) -> Portal:
    address = f"contact@{told.key}.exemple.fr"
    portal = Portal(key=told.key, sender_email=address, contact_email=address, state=PortalState.ONLINE, **told.facts)
    portal.full_clean()
    portal.save()
    PortalHost(portal=portal, name=f"{told.key}.{settings.ROOT_HOST}", is_main=True).save()
    return portal


def _appoint(told: Told, cast: Cast, operator: User) -> None:
    portal = cast.portals[told.key]
    with scope.entering(portal):
        by = actor_of_user(operator, portal=portal)
        define_questionnaire(told.key, by=by)
        for one in told.people.values():
            if one.role:
                cast.appoint(one, by=by)
