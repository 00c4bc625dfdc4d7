"""What each portal writes of its own about the case that both hold."""

from dataclasses import dataclass

import pytest

from tests.scoped_models.models import Comment, Note, NoteLine
from tests.worlds import World


@dataclass
class Written:
    """UrbanVitaliz's note with its line, SOS Ponts's note, and a comment that goes with the case."""

    note: Note
    line: NoteLine
    note_there: Note
    comment: Comment
    comment_alone: Comment


@pytest.fixture
def written(world: World) -> Written:
    """The same word on both portals, UrbanVitaliz's text being its own affair."""
    with world.on(world.urbanvitaliz):
        note = Note.objects.create(
            case=world.shared.case, placement=world.shared, author=world.awa, word="pont", text="secret"
        )
        line = NoteLine.objects.create(note=note, text="secret")
        comment = Comment.objects.create(case=world.shared.case, text="pour tous")
        comment_alone = Comment.objects.create(case=world.alone.case, text="ici seulement")
    with world.on(world.sosponts):
        there = Note.objects.create(
            case=world.shared_there.case, placement=world.shared_there, author=world.nora, word="pont", text="public"
        )
    return Written(note, line, there, comment, comment_alone)
