"""The orders of the lists, each stable: the newest number decides at the end."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from recoco.domain.advice.facts import has_unread
from recoco.domain.cases.finding import KIND
from recoco.kernel.access.actor import Actor
from recoco.kernel.search.matching import Question
from recoco.kernel.search.ordering import by_title
from recoco.surfaces.notifications.unread import has_unread_notice
from recoco.surfaces.overview.choices import Choice

RELEVANCE = Choice("pertinence", "Pertinence")
UNREAD = Choice("non-lues", "Non lus d’abord")
ACTIVITY = Choice("activite", "Dernière activité")
SUBMITTED = Choice("depot", "Date de dépôt")
NAME = Choice("nom", "Nom du dossier")
COMMUNE = Choice("commune", "Commune")
SORTS: Mapping[str, Choice] = {one.value: one for one in (UNREAD, ACTIVITY, SUBMITTED, NAME, COMMUNE, RELEVANCE)}

LAST_ACTIVITY = F("last_activity_at").desc(nulls_last=True)
NEWEST = F("pk").desc()


def order_of(sort: Choice, question: Question | None, by: Actor) -> tuple[Any, ...]:
    """Return the expressions that put placements in order.

    :param by: whose unread news come first.
    :param question: what was searched; by relevance without it, the last activity decides.
    """
    if sort == RELEVANCE and question is not None:
        rank: Any = question.rank()
        return rank.desc(), LAST_ACTIVITY, NEWEST
    if sort == SUBMITTED:
        return F("submitted_at").desc(nulls_last=True), NEWEST
    if sort == NAME:
        return by_title(KIND).asc(nulls_last=True), NEWEST
    if sort == COMMUNE:
        return F("case__commune__name_folded").asc(nulls_last=True), NEWEST
    if sort == UNREAD:
        return has_unread_notice(by).desc(), has_unread().desc(), LAST_ACTIVITY, NEWEST
    return LAST_ACTIVITY, NEWEST
