"""Filters on where a case stands: its status, whom it waits for, a pause, what is missing."""

from collections.abc import Iterable

from django.db.models import F, Q

from recoco.domain.cases.models import Status
from recoco.domain.cases.silence import will_rest
from recoco.domain.cases.statuses import ON_BOARD
from recoco.domain.continuity.listening import without_adviser, without_owner
from recoco.kernel.access.actor import Actor
from recoco.surfaces.overview.choices import Choice, Filter, in_team

ARCHIVED = Choice("archives", "Archivés")
COLLECTIVITE, ADVISERS = Choice("collectivite", "La collectivité"), Choice("conseillers", "Les conseillers")
YES, NO, SOON = Choice("oui", "En pause"), Choice("non", "Pas en pause"), Choice("annoncee", "Pause annoncée")


class Statuses(Filter):
    """The status on this portal; what was archived is only shown to the team, when asked."""

    key, label, several, widget, is_plain = "statut", "Statut", True, "checkboxes", True

    def known(self, asked: object, by: Actor) -> Iterable[Choice]:
        return [*map(_choice, Status), *([ARCHIVED] if in_team(by) else [])]

    def offered(self, by: Actor) -> Iterable[Choice]:
        if in_team(by):
            return [*map(_choice, (Status.SUBMITTED, *ON_BOARD, Status.CLOSED, Status.REFUSED)), ARCHIVED]
        if by.territory.is_adviser:
            return map(_choice, (*ON_BOARD, Status.CLOSED))
        return map(_choice, Status)

    def condition(self, chosen: tuple[Choice, ...], by: Actor) -> Q:
        values = {choice.value for choice in chosen}
        statuses = values - {ARCHIVED.value}
        current = Q(archived_at=None)
        if statuses:
            current &= Q(status__in=statuses)
        if ARCHIVED.value not in values:
            return current
        archived = Q(archived_at__isnull=False)
        return archived | current if statuses else archived


class Awaited(Filter):
    """The side that did not act last, in what is being advised; the advisers as long as nobody has acted."""

    key, label, is_plain = "attend", "En attente de", True

    def offered(self, by: Actor) -> Iterable[Choice]:
        return (COLLECTIVITE, ADVISERS)

    def of(self, values: set[str], by: Actor) -> Q:
        members_silent = Q(last_member_activity_at=None, last_advising_activity_at__isnull=False)
        awaits_collectivite = members_silent | Q(last_advising_activity_at__gt=F("last_member_activity_at"))
        awaits_advisers = Q(last_advising_activity_at=None) | Q(
            last_advising_activity_at__lte=F("last_member_activity_at")
        )
        advised = Q(status__in=ON_BOARD, archived_at=None)
        return advised & (awaits_collectivite if COLLECTIVITE.value in values else awaits_advisers)


class Paused(Filter):
    """Whether the collectivité is left in peace for a while, or is about to be."""

    key, label = "pause", "Pause"

    def offered(self, by: Actor) -> Iterable[Choice]:
        return (YES, NO, SOON)

    def of(self, values: set[str], by: Actor) -> Q:
        if SOON.value in values:
            return Q(status__in=ON_BOARD, archived_at=None) & will_rest()
        return Q(case__paused_at__isnull=YES.value not in values)

    def tag(self, choice: Choice) -> str:
        return choice.label


class Shortcomings(Filter):
    """What a case lacks to be well followed: only the team can mend it."""

    key, label, several = "manque", "À rattraper", True

    OWNER = Choice("referent", "Sans référent·e joignable")
    ADVISER = Choice("conseiller", "Sans conseiller·ère joignable")
    COMMUNE = Choice("commune", "Commune inconnue")
    OBJECTION = Choice("objection", "Objection de la collectivité")

    def offered(self, by: Actor) -> Iterable[Choice]:
        return (self.OWNER, self.ADVISER, self.COMMUNE, self.OBJECTION) if in_team(by) else ()

    def of(self, values: set[str], by: Actor) -> Q:
        conditions = {
            self.OWNER.value: without_owner(),
            self.ADVISER.value: without_adviser(),
            self.COMMUNE.value: Q(case__commune=None),
            self.OBJECTION.value: Q(objected_at__isnull=False),
        }
        missing = Q(pk__in=[])
        for value in values:
            missing |= conditions[value]
        return missing

    def tag(self, choice: Choice) -> str:
        return choice.label


def _choice(status: Status) -> Choice:
    return Choice(status.value, str(status.label))
