"""Who is named as a reader of a thread before one writes in it, and who may be cited with « @ »."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from recoco.domain.cases.models import Placement
from recoco.domain.cases.on_case import collectivite_of, followers_of, portals_of
from recoco.domain.cases.readers import count_readers
from recoco.domain.cases.team import advising_elsewhere
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.jobs.schedules import Daily
from recoco.kernel.kit import clock
from recoco.kernel.ui.french import counted, hour, of

NAMED = 8


@dataclass(frozen=True)
class Audience:
    """Who will read what one writes, said beside the button.

    :param readers: « 7 personnes liront ce message : … ».
    :param others: « … et peuvent aussi le lire : … », which leads to « Qui voit quoi ? ».
    :param told: who gets an e-mail, and when.
    :param names: what « @ » offers.
    """

    readers: str
    others: str
    told: str
    names: list[str]


@dataclass(frozen=True)
class Participant:
    """Somebody on the case, in the words that the page shows of them."""

    user_id: int
    name: str
    organization: str


def participants(thread: Thread, placement: Placement) -> list[Participant]:
    """Return the people on the case who read *thread*, once each: one query where another portal advises it."""
    ours = followers_of(placement)
    followers = ours if thread.is_private else [*ours, *advising_elsewhere(placement)]
    members = [] if thread.is_private else collectivite_of(placement)
    found = [Participant(one.user_id, one.name, one.organization) for one in members]
    found += [Participant(one.person.user_id, one.person.full_name, one.person.organization) for one in followers]
    return list({one.user_id: one for one in found}.values())


def audience_of(thread: Thread, placement: Placement, by: Actor) -> Audience:
    """Return who reads what *by* is about to say."""
    people = [one for one in participants(thread, placement) if one.user_id != by.user_id]
    return Audience(
        readers=_readers(thread, people),
        others=_others(thread, placement),
        told=_told(thread, placement),
        names=[one.name for one in people],
    )


def cited(text: str, people: Iterable[Participant]) -> list[Participant]:
    """Return those whom *text* cites: « @Marie Lebrun », whatever the accents and the case."""
    said = _bare(text)
    return [one for one in people if re.search(rf"@{re.escape(_bare(one.name))}(?!\w)", said)]


def _readers(thread: Thread, people: list[Participant]) -> str:
    if not people:
        return f"Personne d’autre ne suit encore ce dossier : ce {thread.word} attendra ses lecteurs."
    names = ", ".join(_signature(one) for one in people[:NAMED])
    more = f" et {len(people) - NAMED} autres" if len(people) > NAMED else ""
    what = "cette note" if thread.is_private else "ce message"
    verb = "lira" if len(people) == 1 else "liront"
    return f"{counted(len(people), 'personne', 'personnes')} {verb} {what} : {names}{more}."


def _signature(one: Participant) -> str:
    return f"{one.name} ({one.organization})" if one.organization else one.name


def _others(thread: Thread, placement: Placement) -> str:
    team = f"l’équipe {of(placement.portal.name)}"
    if thread.is_private:
        return team
    count = count_readers(placement, Role.TERRITORY_ADVISER)
    advisers = f"{counted(count, 'conseiller', 'conseillers')} du territoire, " if count else ""
    elsewhere = [one.portal.name for one in portals_of(placement) if one.is_accepted and one.portal != placement.portal]
    also = f", et sur {', '.join(elsewhere)} les conseillers du territoire et l’équipe" if elsewhere else ""
    return f"{advisers}{team}{also}"


def _told(thread: Thread, placement: Placement) -> str:
    if placement.is_muted:
        return "Personne n’en sera prévenu : les notifications de ce dossier sont coupées."
    said = f"L’e-mail part {_when(placement)}, tout de suite pour qui est cité avec @."
    if placement.case.is_paused and not thread.is_private:
        said += " Le dossier est en pause : côté collectivité, seules les personnes citées reçoivent un e-mail."
    return said


def _when(placement: Placement) -> str:
    portal, now = placement.portal, clock.now()
    following: datetime = Daily(portal.morning, portal.afternoon, zone=ZoneInfo(portal.time_zone)).following(now)
    on = "" if timezone.localtime(following).date() == timezone.localtime(now).date() else "demain "
    return f"{on}à {hour(following)}"


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(one for one in apart if not unicodedata.combining(one)).lower()
