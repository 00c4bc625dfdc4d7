"""The models of the threads."""

from recoco.domain.conversation.models.brief import Brief, BriefVersion
from recoco.domain.conversation.models.drafts import PostDraft
from recoco.domain.conversation.models.message import Message, MessageFile, MessageReading, MessageVersion
from recoco.domain.conversation.models.note import Note, NoteFile, NoteReading, NoteVersion
from recoco.domain.conversation.models.post import Attached, FormerWords, Post, Reading
from recoco.domain.conversation.models.todo import ToDo

__all__ = [
    "Attached",
    "Brief",
    "BriefVersion",
    "FormerWords",
    "Message",
    "MessageFile",
    "MessageReading",
    "MessageVersion",
    "Note",
    "NoteFile",
    "NoteReading",
    "NoteVersion",
    "Post",
    "PostDraft",
    "Reading",
    "ToDo",
]
