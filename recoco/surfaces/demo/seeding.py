"""Fills an empty demonstration database; leaves any other alone."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from recoco.domain.accounts.actors import actor_of_user
from recoco.domain.accounts.models import User
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from recoco.surfaces.demo.cast import OPERATOR, Cast
from recoco.surfaces.demo.opening import created, put_to_work
from recoco.surfaces.demo.playing import play
from recoco.surfaces.demo.reading import everything
from recoco.surfaces.demo.telling import Told

OPENED = timedelta(days=3 * 365 + 20)  # before today


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
        cast = Cast({told.key: created(told, by=actor_of_user(operator)) for told in stories})
        for told in stories:
            put_to_work(told, cast)
    play(stories, cast, now)
