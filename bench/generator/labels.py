"""Topics, tags and outcomes of the cases, and a few of them paused, archived or left out of statistics."""

from datetime import timedelta

from bench.generator.words import instants
from bench.generator.world import DAY, World, insert_on
from recoco.domain.cases.models import (
    Case,
    Outcome,
    OutcomeKind,
    OutcomeSource,
    Placement,
    PlacementTag,
    PlacementTopic,
    Tag,
    Topic,
)
from recoco.domain.cases.statuses import ACCEPTED, ACTIVE
from recoco.kernel.portals import scope

TAGS = (
    "Petites villes de demain",
    "Village d’avenir",
    "Patrimoine",
    "Urgent",
    "Inondation",
    "École",
    "Logement",
    "ANCT",
)
PAUSED, ARCHIVED, EXCLUDED = 0.03, 0.01, 0.02


def make(world: World) -> None:
    """Label the accepted cases of every portal."""
    chance = world.chance(__name__)
    for portal in world.portals:
        accepted = [one for one in world.placements[portal.pk] if one.status in ACCEPTED]
        with scope.entering(portal):
            topics = [Topic.named(label) for label in Topic.DEFAULTS]
            kinds = [OutcomeKind.named(label) for label in OutcomeKind.DEFAULTS]
            tags = [Tag.named(label) for label in TAGS]
        topics_of = [(one, topic) for one in accepted for topic in chance.sample(topics, chance.randint(0, 3))]
        tags_of = [(one, tag) for one in accepted for tag in chance.sample(tags, chance.randint(0, 2))]
        insert_on(portal, PlacementTopic, (PlacementTopic(placement=one, topic=topic) for one, topic in topics_of))
        insert_on(portal, PlacementTag, (PlacementTag(placement=one, tag=tag) for one, tag in tags_of))
        happened = [one for one in accepted if chance.random() < 0.2]
        outcomes = []
        for one in happened:
            (at,) = instants(chance, one.created_at, DAY, 1)
            source = chance.choice(list(OutcomeSource))
            outcomes.append(
                Outcome(placement=one, kind=chance.choice(kinds), on=at.date(), source=source, declared_at=at)
            )
        insert_on(portal, Outcome, outcomes)
        active = [one for one in accepted if one.status in ACTIVE and one != world.richest()]
        paused = [one.case_id for one in active if chance.random() < PAUSED and not one.proposed_by]
        archived = [one.pk for one in active if chance.random() < ARCHIVED]
        excluded = [one.pk for one in accepted if chance.random() < EXCLUDED]
        with scope.entering(portal):
            Case.objects.filter(pk__in=paused).update(paused_at=DAY - timedelta(days=20), paused_by_name="L’équipe")
            Placement.objects.filter(pk__in=archived).update(
                archived_at=DAY - timedelta(days=9), archived_by_name="L’équipe", archive_reason="Essai"
            )
            Placement.objects.filter(pk__in=excluded).update(is_excluded=True)
