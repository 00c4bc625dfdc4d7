"""The topics and the tags that a portal puts on a dossier."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from recoco.domain.cases.events.words import TAGS_CHANGED, TOPICS_CHANGED
from recoco.domain.cases.models import Placement, PlacementTag, PlacementTopic, Tag, Topic
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.refusals import Refused

MOST_TOPICS = 5
TOO_MANY = f"Un dossier a {MOST_TOPICS} thématiques au plus."


@transaction.atomic
def set_topics(placement: Placement, labels: Iterable[str], *, by: Actor) -> None:
    """Give the dossier these topics and no other; those that the portal did not know join its list.

    :raises Forbidden: when *by* may not.
    :raises Refused: above five, or when the dossier is not advised here.
    :raises ValueError: for a label that says nothing or too much.
    """
    by.must(Permission.TOPIC_SET, placement)
    placement.ensure_accepted()
    wanted = {fold(label): label for label in labels}
    if len(wanted) > MOST_TOPICS:
        raise Refused(TOO_MANY)
    # The placement is the lock: two people who choose at the same instant do not add up to more than five.
    Placement.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.pk)
    kept = PlacementTopic.objects.filter(placement=placement).select_related("topic")
    known = {one.topic.folded: one for one in kept}
    gone = [one for folded, one in known.items() if folded not in wanted]
    new = [Topic.named(label) for folded, label in wanted.items() if folded not in known]
    for one in gone:
        one.delete()
    for topic in new:
        PlacementTopic(placement=placement, topic=topic).save()
    if gone or new:
        change = _told([topic.label for topic in new], [one.topic.label for one in gone])
        record(TOPICS_CHANGED, by=by, subject=placement, case_id=placement.case_id, change=change)


@transaction.atomic
def add_tags(placement: Placement, labels: Iterable[str], *, by: Actor) -> None:
    """Put tags on the dossier; those it has already stay once.

    :raises Forbidden: when *by* may not.
    :raises Refused: when the dossier is not advised here.
    :raises ValueError: for a label that says nothing or too much.
    """
    by.must(Permission.TAG_SET, placement)
    placement.ensure_accepted()
    added = []
    for tag in (Tag.named(label) for label in labels):
        if PlacementTag.objects.filter(placement=placement, tag=tag).exists():
            continue
        try:
            with transaction.atomic():
                PlacementTag(placement=placement, tag=tag).save()
        except IntegrityError:  # a colleague has just put it
            continue
        added.append(tag.label)
    if added:
        change = _told(added, [])
        record(TAGS_CHANGED, by=by, subject=placement, case_id=placement.case_id, change=change)


@transaction.atomic
def remove_tag(placement: Placement, label: str, *, by: Actor) -> None:
    """Take a tag off the dossier; nothing happens when it no longer has it.

    :raises Forbidden: when *by* may not.
    :raises Refused: when the dossier is not advised here.
    """
    by.must(Permission.TAG_SET, placement)
    placement.ensure_accepted()
    worn = PlacementTag.objects.filter(placement=placement, tag__folded=fold(label)).select_related("tag").first()
    if worn is None or not PlacementTag.objects.filter(pk=worn.pk).delete()[0]:
        return
    change = _told([], [worn.tag.label])
    record(TAGS_CHANGED, by=by, subject=placement, case_id=placement.case_id, change=change)


def _told(added: list[str], removed: list[str]) -> str:
    """« + Foncier, − Travaux »."""
    return ", ".join([*(f"+ {label}" for label in added), *(f"− {label}" for label in removed)])
