"""What a double holds that the dossier that stays may take over: the preview and the gesture read the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.cases.on_case import ask_together, collectivite_of, followers_of
from recoco.domain.conversation.contents import files_of
from recoco.domain.conversation.models import Message, MessageFile
from recoco.domain.conversation.threads import CONVERSATION
from recoco.domain.filing.listing import ShownFile, current_in, shown
from recoco.domain.filing.spaces import COMMON
from recoco.kernel.access.actor import Actor
from recoco.kernel.ui.french import counted


@dataclass(frozen=True)
class Choice:
    """What somebody wants carried."""

    members: bool = True
    files: bool = True
    messages: bool = True


@dataclass(frozen=True)
class Staying:
    """Somebody of the double who does not pass, and why."""

    name: str
    why: str


@dataclass(frozen=True)
class Load:
    """What would pass from one dossier to another.

    :param members: those who gain a place on the dossier that stays, with that place.
    :param staying: the others, with why they gain none.
    :param messages: those that stand, the first one first; their files come with them.
    :param joined: the rows of these files.
    :param files: the other shared files, each in its last version.
    """

    members: Sequence[tuple[CaseParticipation, Side]]
    staying: Sequence[Staying]
    messages: Sequence[Message]
    joined: Sequence[MessageFile]
    files: Sequence[ShownFile]

    @property
    def seen(self) -> str:
        """What tells this load from any other: what was shown is what passes."""
        told = [
            [(one.pk, side.value) for one, side in self.members],
            [(one.pk, one.version) for one in self.messages],
            [one.pk for one in self.joined],
            [one.stored.pk for one in self.files],
        ]
        return sha256(repr(told).encode()).hexdigest()

    def chosen(self, choice: Choice) -> "Load":
        """Return the part of it that somebody wants."""
        return Load(
            members=self.members if choice.members else (),
            staying=self.staying,
            messages=self.messages if choice.messages else (),
            joined=self.joined if choice.messages else (),
            files=self.files if choice.files else (),
        )

    @property
    def words(self) -> str:
        """What passes, counted: « 2 membres, 3 fichiers, 12 messages »; empty for nothing."""
        files = len(self.files) + len(self.joined)
        told = [
            counted(len(self.members), "membre", "membres") if self.members else "",
            counted(files, "fichier", "fichiers") if files else "",
            counted(len(self.messages), "message", "messages") if self.messages else "",
        ]
        return ", ".join(filter(None, told))


def load_of(double: Placement, kept: Placement, by: Actor) -> Load:
    """Return what *by* may have carried from *double* to *kept*, both on this portal."""
    ask_together(double, kept)
    members, staying = _members(double, kept)
    posts = CONVERSATION.post.objects.of(double.case_id).shown_to(by).filter(deleted_at=None, hidden_at=None)
    joined = list(files_of(CONVERSATION, double, by).order_by("pk"))
    alone = current_in(COMMON, double, by).exclude(pk__in=[row.file_id for row in joined]).select_related("portal")
    files = shown(COMMON, double, by, list(alone.order_by("pk")))
    return Load(members, staying, list(posts.select_related("card")), joined, files)


def _members(double: Placement, kept: Placement) -> tuple[list[tuple[CaseParticipation, Side]], list[Staying]]:
    there = {one.user_id for one in collectivite_of(kept)}
    following = {one.person.user_id for one in followers_of(kept)}
    rows = collectivite_of(double)
    has_owner = any(one.side == Side.OWNER for one in collectivite_of(kept))
    members, staying = [], []
    for row in rows:
        if row.user_id in there:
            staying.append(Staying(row.name, "est déjà du dossier qui reste"))
        elif row.user_id in following:
            staying.append(
                Staying(row.name, "suit déjà le dossier qui reste, comme conseiller·ère ou observateur·rice")
            )
        else:
            side = Side.OWNER if row.side == Side.OWNER and not has_owner else Side.MEMBER
            members.append((row, side))
    staying += [
        Staying(
            one.person.full_name, f"{one.get_role_display().lower()} du doublon : peut rejoindre le dossier qui reste"
        )
        for one in followers_of(double)
        if one.person.user_id not in following
    ]
    return members, staying
