"""Fills an empty demonstration database; leaves any other alone."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, User
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, PortalState
from recoco.kernel.territories.models import Departement
from recoco.surfaces.demo.people import PEOPLE, PORTALS, DemoPerson, DemoPortal
from recoco.surfaces.demo.story import Story


def seed_if_demonstration() -> None:
    """Install the demonstration once, in demonstration mode only."""
    if settings.MODE == "demo" and not Portal.objects.exists():
        seed()


@transaction.atomic
def seed() -> None:
    """Make the portals and their people, and play their story up to today."""
    today = clock.now()
    with clock.moved_to(today - timedelta(days=30)):
        portals = {one.key: _portal(one) for one in PORTALS}
        people = {one.key: _person(one, portals[one.portal]) for one in PEOPLE}
    Story(portals, people, today).play()


def _portal(one: DemoPortal) -> Portal:
    portal = Portal(
        key=one.key,
        name=one.name,
        state=PortalState.ONLINE,
        baseline=one.baseline,
        theme=one.theme,
        accent=one.accent,
        legal_entity=one.legal_entity,
        sender_email=f"contact@{one.key}.exemple.fr",
        contact_email=f"contact@{one.key}.exemple.fr",
    )
    portal.full_clean()
    portal.save()
    PortalHost(portal=portal, name=f"{one.key}.{settings.ROOT_HOST}", is_main=True).save()
    return portal


def _person(one: DemoPerson, portal: Portal) -> Person:
    user = User.objects.create_user(one.email, email_confirmed_at=clock.now())
    with scope.entering(portal):
        person = Person(
            user=user,
            first_name=one.first_name,
            last_name=one.last_name,
            function=one.function,
            organization=one.organization,
            phone=one.phone,
        )
        person.save()
        for name in one.roles:
            role = PortalRole(person=person, name=name, is_national=one.is_national)
            role.save()
            territory = Departement.objects.filter(code__in=one.territory)
            RoleDepartement.objects.bulk_create([RoleDepartement(portal_role=role, departement=d) for d in territory])
    return person
