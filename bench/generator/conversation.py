"""What is said in each case by its town hall and its advisers: a lot in the richest one, with files."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from random import Random

from bench.generator import words
from bench.generator.log import event_of
from bench.generator.world import DAY, World, insert_on
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.cases.statuses import ACCEPTED
from recoco.domain.conversation.events import MESSAGE_POSTED
from recoco.domain.conversation.models import Message, MessageFile, Note, Post
from recoco.kernel.files.models import Reach, StoredFile
from recoco.kernel.portals.models import Portal

OF_THE_RICHEST, FILES_OF_THE_RICHEST, NOTES_OF_THE_RICHEST = 500, 100, 60
HOW_MANY, NOTES = (0, 1, 2, 4, 6, 9, 14), (0, 0, 1, 2)


def make(world: World) -> None:
    """Let people talk, on every portal."""
    chance = world.chance(__name__)
    for portal in world.portals:
        messages: list[Message] = []
        notes: list[Note] = []
        for placement in world.placements[portal.pk]:
            if placement.status not in ACCEPTED:
                continue
            is_richest = placement == world.richest()
            advisers = [one.person for one in world.followers[placement.pk]] or world.teams[portal.pk][:1]
            people = [*world.brought_by[placement.case_id].people, *advisers]
            count = OF_THE_RICHEST if is_richest else chance.choice(HOW_MANY)
            messages += _said(Message, chance, placement, people, count)
            private = NOTES_OF_THE_RICHEST if is_richest else chance.choice(NOTES)
            notes += _said(Note, chance, placement, advisers, private)
        insert_on(portal, Message, messages)
        insert_on(portal, Note, notes)
        for one in messages:
            by = Person(user_id=one.author_id, first_name=one.author_name)
            event = event_of(MESSAGE_POSTED, by, one.at, one, one.case_id, mentioned=[], files=0)
            world.told.setdefault((portal.pk, one.case_id), []).append(event)
        _attach(portal, [one for one in messages if one.case_id == world.richest().case_id])


def _said(model: type[Post], chance: Random, placement: Placement, people: list[Person], count: int) -> Iterator[Post]:
    for rank, at in enumerate(words.instants(chance, placement.submitted_at or placement.created_at, DAY, count)):
        yield _one(model, chance, placement, chance.choice(people), at, rank)


def _one(model: type[Post], chance: Random, placement: Placement, by: Person, at: datetime, rank: int) -> Post:
    one = model(
        case=placement.case,
        portal=placement.portal,
        token=f"{placement.portal_id}-{rank}",  # a case may be on two portals
        author_id=by.user_id,
        author_name=by.full_name,
        author_function=by.function,
        author_organization=by.organization,
        at=at,
        **({"person": by} if model is Note else {}),
    )
    one.say(words.text(chance, 1, 3))
    return one


def _attach(portal: Portal, messages: list[Message]) -> None:
    """Put plans beside the last messages; their contents are nowhere: no visit opens them."""
    chosen = messages[-FILES_OF_THE_RICHEST:]
    files = [
        StoredFile(
            portal=portal,
            case_id=one.case_id,
            reach=Reach.CASE,
            name=f"plan-{rank}.pdf",
            content_type="application/pdf",
            size=120_000,
            sha256=hashlib.sha256(str(rank).encode()).hexdigest(),
            author_id=one.author_id,
            author_name=one.author_name,
            created_at=one.at,
        )
        for rank, one in enumerate(chosen)
    ]
    insert_on(portal, StoredFile, files)
    pairs = zip(chosen, files, strict=True)
    insert_on(portal, MessageFile, [MessageFile(case_id=one.case_id, post=one, file=file) for one, file in pairs])
