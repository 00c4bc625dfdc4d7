"""Recommendations: written by the advisers of each case, published a few at once, answered by its town hall."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from bench.generator import words
from bench.generator.log import Author, event_of
from bench.generator.world import DAY, World, insert_on
from recoco.domain.accounts.models import Person
from recoco.domain.advice.events import (
    RECOMMENDATION_COMMENTED,
    RECOMMENDATION_PUBLISHED,
    RECOMMENDATION_STATUS_CHANGED,
)
from recoco.domain.advice.models import (
    FollowUp,
    Publication,
    Recommendation,
    RecommendationReading,
    RecommendationStatus,
    Uptake,
)
from recoco.domain.advice.statuses import AdviceStatus, Channel, DeadlineKind, Voice
from recoco.domain.advice.wording import what
from recoco.domain.cases.models import Placement, PlacementRole, Topic
from recoco.domain.cases.statuses import ACCEPTED
from recoco.kernel.activity.types import Reach
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal

OF_THE_RICHEST, DRAFTS_OF_THE_RICHEST = 50, 4
HOW_MANY = (0, 0, 2, 4, 5, 6, 8, 13)
READ = 0.8
STATUSES = dict(zip(AdviceStatus, (35, 20, 10, 25, 10), strict=True))
TITLES = (
    "Faire réaliser un diagnostic de pollution des sols",
    "Prendre contact avec l’établissement public foncier",
    "Demander la dotation d’équipement avant la fin de l’hiver",
    "Rencontrer l’architecte-conseil du département",
    "Écrire le cahier des charges de l’étude de programmation",
    "Vérifier le plan de prévention du risque d’inondation",
    "Réunir les riverains avant le choix du projet",
    "Mettre en sécurité le bâtiment dès maintenant",
)


def make(world: World) -> None:
    """Advise the accepted cases of every portal."""
    chance = world.chance(__name__)
    for portal in world.portals:
        with scope.entering(portal):
            topics = list(Topic.objects.offered())
        published, drafts = [], []
        for placement in world.placements[portal.pk]:
            if placement.status not in ACCEPTED:
                continue
            followers = world.followers[placement.pk]
            advisers = [one.person for one in followers if one.role == PlacementRole.ADVISER]
            by = advisers or [world.teams[portal.pk][0]]
            count = OF_THE_RICHEST if placement == world.richest() else chance.choice(HOW_MANY)
            published += list(_published(chance, placement, by, topics, count))
            waiting = DRAFTS_OF_THE_RICHEST if placement == world.richest() else chance.choice((0, 0, 0, 1, 2))
            drafts += [_written(chance, placement, chance.choice(by), topics, DAY) for _ in range(waiting)]
        insert_on(portal, Publication, (one.publication for one in _firsts(published)))
        insert_on(portal, Recommendation, [*published, *drafts])
        uptakes = [_taken_up(chance, one) for one in published]
        insert_on(portal, Uptake, uptakes)
        _answer(world, chance, portal, uptakes)


def _firsts(published: list[Recommendation]) -> Iterator[Recommendation]:
    known: set[int] = set()
    for one in published:
        if id(one.publication) not in known:
            known.add(id(one.publication))
            yield one


def _published(
    chance: Random, placement: Placement, by: list[Person], topics: list[Topic], count: int
) -> Iterator[Recommendation]:
    for at in words.instants(chance, placement.submitted_at or placement.created_at, DAY, (count + 1) // 2):
        author, together = chance.choice(by), min(2, count)
        count -= together
        publication = Publication(
            portal=placement.portal,
            case=placement.case,
            reach=Reach.CASE,
            count=together,
            published_at=at,
            by_user_id=author.user_id,
            by_name=author.full_name,
            call_back_until=at + timedelta(minutes=10),
            told_at=at + timedelta(minutes=10),
        )
        for _ in range(together):
            one = _written(chance, placement, author, topics, at)
            one.publication, one.published_at, one.reach = publication, at, Reach.CASE
            yield one


def _written(chance: Random, placement: Placement, by: Person, topics: list[Topic], at: datetime) -> Recommendation:
    topic = chance.choice(topics)
    has_deadline = chance.random() < 0.2
    return Recommendation(
        portal=placement.portal,
        case=placement.case,
        title=chance.choice(TITLES),
        text=words.text(chance, 2, 5),
        position=chance.randint(1, 9),
        topic_id=topic.pk,
        topic_name=topic.label,
        deadline=(at + timedelta(days=90)).date() if has_deadline else None,
        deadline_kind=chance.choice(list(DeadlineKind)) if has_deadline else "",
        author_id=by.user_id,
        author_name=by.full_name,
        author_organization=by.organization,
        created_at=at,
    )


def _taken_up(chance: Random, one: Recommendation) -> Uptake:
    at: datetime = one.published_at  # type: ignore[assignment]
    read_at = min(DAY, at + timedelta(days=chance.randint(0, 20))) if chance.random() < READ else None
    (status,) = chance.choices(list(STATUSES), list(STATUSES.values())) if read_at else (AdviceStatus.NEW,)
    reacted_at = min(DAY, read_at + timedelta(days=3)) if read_at and status != AdviceStatus.NEW else None
    reason = "Déjà fait" if status == AdviceStatus.NOT_APPLICABLE else ""
    return Uptake(
        case_id=one.case_id,
        recommendation=one,
        published_at=at,
        status=status,
        reason=reason,
        read_at=read_at,
        reacted_at=reacted_at,
    )


def _answer(world: World, chance: Random, portal: Portal, uptakes: list[Uptake]) -> None:
    statuses, readings, follow_ups, events = [], [], [], []
    for uptake in uptakes:
        one = uptake.recommendation
        mayor = world.brought_by[uptake.case_id].people[0]
        author = Author(one.author_id or 0, one.author_name)
        if uptake.read_at:
            readings.append(_row(RecommendationReading, uptake, user_id=mayor.user_id, name=mayor.full_name))
        new = {"status": AdviceStatus.NEW, "since": uptake.published_at, "voice": Voice.ADVISING}
        statuses.append(_row(RecommendationStatus, uptake, **new, until=uptake.reacted_at, by_name=one.author_name))
        events.append(
            event_of(
                RECOMMENDATION_PUBLISHED,
                author,
                uptake.published_at,
                one.publication,
                uptake.case_id,
                what=what([one.title]),
            )
        )
        if uptake.reacted_at:
            said = {"status": uptake.status, "reason": uptake.reason, "voice": Voice.COLLECTIVITE}
            since = {"since": uptake.reacted_at, "by_user_id": mayor.user_id, "by_name": mayor.full_name}
            statuses.append(_row(RecommendationStatus, uptake, **said, **since))
            comment = words.text(chance, 1, 2) if chance.random() < 0.5 else ""
            mine = {"author_id": mayor.user_id, "author_name": mayor.full_name, "at": uptake.reacted_at}
            follow_ups.append(_row(FollowUp, uptake, **said, **mine, text=comment))
            kind = RECOMMENDATION_COMMENTED if comment else RECOMMENDATION_STATUS_CHANGED
            label = {"label": AdviceStatus(uptake.status).label, "how": ""}
            events.append(event_of(kind, mayor, uptake.reacted_at, one, uptake.case_id, title=one.title, **label))
    for model, rows in (
        (RecommendationStatus, statuses),
        (RecommendationReading, readings),
        (FollowUp, follow_ups),
    ):
        insert_on(portal, model, rows)
    for event in events:
        world.told.setdefault((portal.pk, event.case_id or 0), []).append(event)


def _row(model: type, uptake: Uptake, **facts: object) -> object:
    if model is not RecommendationReading:
        facts["channel"] = Channel.SCREEN
    return model(case_id=uptake.case_id, uptake=uptake, **facts)
