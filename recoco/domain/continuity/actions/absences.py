"""Somebody is away for a while, or leaves for good: they say so, or the team does; whoever takes over is told."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from recoco.domain.accounts.actions.roles import TO_GRANT, refuse_to_lose_last_admin
from recoco.domain.accounts.models import Person, PortalRole, RoleName
from recoco.domain.continuity.actions.standing_in import begin_standing_in, end_standing_in
from recoco.domain.continuity.events import ABSENCE_DECLARED, ABSENCE_ENDED
from recoco.domain.continuity.successors import must_hand_over, successors_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import day, of

FIELDS = ("away_from", "away_until", "stand_in")


@transaction.atomic
def declare_absence(person: Person, begins: date, ends: date, stand_in: Person | None, *, by: Actor) -> None:
    """Say that *person* is away from a day to another, both included; whoever stands in follows their dossiers.

    What was declared before is replaced.

    :raises Forbidden: when *by* is neither *person* nor of the team.
    :raises Refused: when the days are over or in the wrong order, or *stand_in* cannot.
    """
    must_hand_over(person, by)
    today = localdate(clock.now())
    if ends < begins:
        raise Refused("L’absence finit avant de commencer : corrigez l’une des deux dates.")
    if ends < today:
        raise Refused("Cette absence est déjà finie : indiquez un jour à venir.")
    _declare(person, begins, ends, stand_in, by=by)
    if begins <= today:
        begin_standing_in(person, by=by)


@transaction.atomic
def declare_departure(person: Person, on: date, successor: Person | None, *, by: Actor) -> None:
    """Say that *person* leaves for good: on that day their dossiers pass to *successor*, and their roles end.

    :raises Forbidden: when *by* is neither *person* nor of the team, or may not end one of their roles.
    :raises Refused: when they are the portal's last admin, or *successor* cannot take up.
    """
    must_hand_over(person, by)
    for name in roles_held(person):
        if by.person != person:
            by.must(TO_GRANT[name])
        if name is RoleName.ADMIN:
            refuse_to_lose_last_admin(person)
    _declare(person, on, None, successor, by=by)


@transaction.atomic
def come_back(person: Person, *, by: Actor) -> None:
    """Say that *person* is there again, or that what was declared will not happen.

    :raises Forbidden: when *by* is neither *person* nor of the team.
    :raises Refused: when they are not away.
    """
    must_hand_over(person, by)
    if not end_absence(person, by=by):
        raise Refused(f"{person.full_name} n’a pas d’absence en cours : la page affichée n’était plus à jour.")


def end_absence(person: Person, *, by: Actor) -> bool:
    """End the absence of *person*, whoever or whatever ends it; False when there is none. Call it in a transaction."""
    here = _locked(person)
    if here.away_from is None:
        return False
    end_standing_in(here, by=by)
    _write(here, None, None, None)
    record(ABSENCE_ENDED, by=by, subject=here, who=here.full_name)
    return True


def roles_held(person: Person, *, before: date | None = None) -> list[RoleName]:
    """Return the roles that *person* holds on the current portal.

    :param before: those granted on this day or earlier: what somebody was given since a departure is kept.
    """
    rows = PortalRole.objects.filter(person=person, until=None).order_by("name")
    return [RoleName(row.name) for row in rows if before is None or localdate(row.since) <= before]


def _declare(person: Person, begins: date, ends: date | None, other: Person | None, *, by: Actor) -> None:
    here = _locked(person)
    if other is not None and not successors_of(here).filter(pk=other.pk).exists():
        raise Refused(f"{other.full_name} ne peut pas prendre le relais : choisissez quelqu’un d’autre.")
    if here.away_from is not None:
        end_standing_in(here, by=by)
    _write(here, begins, ends, other)
    for name in FIELDS:
        setattr(person, name, getattr(here, name))
    noun = "départ" if ends is None else "absence"
    whose = f"son {noun}" if by.person == here else f"{'le ' if ends is None else 'l’'}{noun} {of(here.full_name)}"
    when = f"le {day(begins)}" if ends is None else f"du {day(begins)} au {day(ends)}"
    then = "prend la suite" if ends is None else "assure le remplacement"
    # Who takes over today is told by the hand-over itself, with the dossiers.
    is_told = other is not None and begins > localdate(clock.now())
    record(
        ABSENCE_DECLARED,
        by=by,
        subject=here,
        user_id=other.user_id if other is not None and is_told else 0,
        who=here.full_name,
        what=whose,
        when=when,
        then=f" : {other.full_name} {then}" if other is not None else "",
    )


def _locked(person: Person) -> Person:
    found: Person = Person.objects.select_for_update(no_key=True).select_related(None).get(pk=person.pk)
    return found


def _write(person: Person, begins: date | None, ends: date | None, other: Person | None) -> None:
    person.away_from, person.away_until, person.stand_in = begins, ends, other
    person.save(update_fields=FIELDS)
