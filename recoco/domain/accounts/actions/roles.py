"""Grants and ends the roles of a portal."""

from collections.abc import Iterable

from django.db import transaction

from recoco.domain.accounts.actions.reading_alone import TO_INVITE, must_read_alone
from recoco.domain.accounts.actions.sessions import close_sessions
from recoco.domain.accounts.events import PORTAL_ROLE_ENDED, PORTAL_ROLE_GRANTED
from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, RoleName
from recoco.domain.accounts.sensitivity import SENSITIVE_NAMES
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import Portal
from recoco.kernel.territories.models import Departement

# Who may grant a role may end it: nobody reaches above their own.
TO_GRANT = {
    RoleName.ADVISER: Permission.PORTAL_ROLE_GRANT_ADVISER,
    RoleName.STAFF: Permission.PORTAL_ROLE_GRANT_STAFF,
    RoleName.ADMIN: Permission.PORTAL_ROLE_GRANT_ADMIN,
}


def grant_role(
    person: Person,
    name: RoleName | str,
    *,
    by: Actor,
    departements: Iterable[Departement] = (),
    is_national: bool = False,
) -> PortalRole:
    """Give *person* a role on the current portal; an adviser who is one already gets this territory instead.

    :raises Forbidden: when *by* may not grant this role.
    :raises Refused: for a territory given to another role than adviser, an adviser without any, or a role of the team
        for a shared address.
    """
    name = RoleName(name)
    by.must(TO_GRANT[name])
    return grant_offered_role(person, name, by=by, departements=departements, is_national=is_national)


def grant_offered_role(
    person: Person,
    name: RoleName,
    *,
    by: Actor,
    departements: Iterable[Departement] = (),
    is_national: bool = False,
) -> PortalRole:
    """Give a role that somebody who might has offered: an invitation accepted, a request granted.

    :raises Refused: for a territory that does not fit, or a role of the team for a shared address.
    """
    territory = list(departements)
    check_territory(name, territory, is_national)
    with transaction.atomic():
        if name in SENSITIVE_NAMES:
            must_read_alone(person.user.email, then=TO_INVITE)
        # Two grants at once go one after the other.
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        role = PortalRole.objects.filter(person=person, name=name, until=None).first()
        if role is None:
            role = PortalRole(person=person, name=name, since=clock.now())
        role.is_national = is_national
        role.save()
        RoleDepartement.objects.filter(portal_role=role).delete()
        RoleDepartement.objects.bulk_create([RoleDepartement(portal_role=role, departement=one) for one in territory])
        if name in SENSITIVE_NAMES:
            # Sessions opened without a second factor must not receive these powers.
            close_sessions(person.user, unproven_only=True)
        record(PORTAL_ROLE_GRANTED, by=by, subject=person, person=person.full_name, role=name.label)
    return role


def end_role(person: Person, name: RoleName | str, *, by: Actor) -> None:
    """Take a role back from *person* on the current portal.

    :raises Forbidden: when *by* may not grant this role either.
    :raises Refused: when they do not hold it, or are the portal's last admin.
    """
    name = RoleName(name)
    by.must(TO_GRANT[name])
    end_role_of_leaver(person, name, by=by)


def end_role_of_leaver(person: Person, name: RoleName, *, by: Actor) -> None:
    """Take back a role from somebody who leaves, as they or whoever may had decided before.

    :raises Refused: when they do not hold it, or are the portal's last admin.
    """
    with transaction.atomic():
        if name is RoleName.ADMIN:
            refuse_to_lose_last_admin(person)
        held = PortalRole.objects.filter(person=person, name=name, until=None)
        if not held.update(until=clock.now()):
            raise Refused(f"{person.full_name} n’a plus ce rôle : la page affichée n’était plus à jour.")
        record(PORTAL_ROLE_ENDED, by=by, subject=person, person=person.full_name, role=name.label)


def refuse_to_lose_last_admin(person: Person) -> None:
    """Refuse a gesture that would leave the current portal without any admin able to act; call it in a transaction.

    :raises Refused: when nobody else administers the portal.
    """
    # The portal's row is the lock: two admins who remove each other go one after the other.
    Portal.objects.select_for_update(no_key=True).get(pk=person.portal_id)
    others = PortalRole.objects.filter(name=RoleName.ADMIN, until=None).exclude(person=person)
    if not others.filter(person__suspended_at=None, person__user__is_active=True).exists():
        raise Refused(
            f"{person.full_name} est la seule personne à administrer ce portail : "
            "donnez d’abord ce rôle à quelqu’un d’autre."
        )


def check_territory(name: RoleName, departements: list[Departement], is_national: bool) -> None:
    """Check that a territory goes with advisers, and advisers with a territory.

    :raises Refused: otherwise.
    """
    if name is RoleName.ADVISER and not departements and not is_national:
        raise Refused("Choisissez au moins un département, ou « Toute la France ».")
    if name is not RoleName.ADVISER and (departements or is_national):
        raise Refused("Seul le rôle de conseiller a un territoire.")
