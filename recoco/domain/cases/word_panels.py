"""What the présentation of a dossier shows of its topics, its tags and its outcomes."""

from typing import Any

from django.db.models import F, Value

from recoco.domain.cases.frame import CasePanel
from recoco.domain.cases.models import Outcome, Placement, PlacementTag, PlacementTopic
from recoco.domain.cases.statuses import ON_BOARD
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals.preparing import prepared


def words_of(placement: Placement) -> tuple[list[str], list[str]]:
    """Return its topics, then its tags, by name: one query for both."""
    rows = sorted(_words(placement.pk))
    return [label for kind, _, label in rows if kind == "topic"], [label for kind, _, label in rows if kind == "tag"]


@prepared
def _words(placement_id: int) -> Any:
    topics = PlacementTopic.objects.filter(placement_id=placement_id).order_by()
    tags = PlacementTag.objects.filter(placement_id=placement_id).order_by()
    return topics.values_list(Value("topic"), F("topic__folded"), F("topic__label")).union(
        tags.values_list(Value("tag"), F("tag__folded"), F("tag__label")), all=True
    )


def topics_of(placement: Placement) -> list[str]:
    """Return its topics, by name: one query."""
    return words_of(placement)[0]


def tags_of(placement: Placement) -> list[str]:
    """Return its tags, by name: one query."""
    return words_of(placement)[1]


def outcomes_of(placement: Placement) -> list[Outcome]:
    """Return what happened, the latest first: one query."""
    return _outcomes(placement.pk)


@prepared
def _outcomes(placement_id: int) -> Any:
    return Outcome.objects.filter(placement_id=placement_id).select_related("kind").order_by("-on", "-pk")


def words_panel(placement: Placement, actor: Actor) -> dict[str, Any] | None:
    """Return topics and tags, and whether the reader may change them."""
    (topics, tags), is_open = words_of(placement), _is_open(placement)
    may_set = {
        "may_set_topics": is_open and actor.may(Permission.TOPIC_SET, placement),
        "may_set_tags": is_open and actor.may(Permission.TAG_SET, placement),
    }
    shown = bool(topics or tags or any(may_set.values()))
    return {"slug": placement.case.slug, "topics": topics, "tags": tags, **may_set} if shown else None


def outcomes_panel(placement: Placement, actor: Actor) -> dict[str, Any] | None:
    """Return what happened, and whether the reader may declare more."""
    outcomes = outcomes_of(placement)
    may_declare = _is_open(placement) and actor.may(Permission.OUTCOME_DECLARE, placement)
    may_confirm = _is_open(placement) and actor.may(Permission.OUTCOME_CONFIRM, placement)
    if not outcomes and not may_declare:
        return None
    words = {"slug": placement.case.slug, "outcomes": outcomes}
    return {**words, "may_declare": may_declare, "may_confirm": may_confirm}


def _is_open(placement: Placement) -> bool:
    return placement.status in ON_BOARD and not placement.is_archived


WORD_PANELS: tuple[CasePanel, ...] = (
    CasePanel("cases/outcomes_panel.html", Permission.CASE_VIEW, outcomes_panel),
    CasePanel("cases/words_panel.html", Permission.CASE_VIEW, words_panel, aside=True),
)
