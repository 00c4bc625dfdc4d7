"""What somebody says in a thread, whoever reads that thread: the words of that day, and what became of them."""

from typing import Any, ClassVar

from django.db import models
from django.utils.safestring import SafeString

from recoco.domain.cases.models import Case, OfCase
from recoco.domain.conversation.querysets import CALL_BACK_DELAY, PostQuerySet
from recoco.domain.directory.models import Card
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import ScopedModel
from recoco.kernel.ui import richtext

TEXT_LENGTH = 20_000
TOKEN_LENGTH = 40
EXTRACT = 140


class Post(OfCase):
    """One sending. Kept with the name, function and organisation of its author as they were then.

    Neither its author nor the portal's team takes its row away: they only hide its words.
    """

    portal: Any  # where it was sent; each thread has its own
    portal_id: int
    reply_to_id: int | None

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("message", blank=True)
    html = models.TextField(blank=True)  # of the text, by the renderer of that number
    renderer = models.PositiveSmallIntegerField(default=0)
    folded = models.TextField(blank=True)  # its words as they are searched
    card = models.ForeignKey(Card, on_delete=models.PROTECT, null=True, related_name="+")  # a contact that it shares
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    mentioned = models.JSONField(default=list)  # the users' numbers
    token = models.CharField(max_length=TOKEN_LENGTH)  # of the form that sent it: sent twice, kept once

    author_id = models.BigIntegerField()  # the user's number
    author_name = models.CharField(max_length=200)
    author_function = models.CharField(max_length=160, blank=True)
    author_organization = models.CharField(max_length=160, blank=True)
    by_collectivite = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now, editable=False)
    carried_from = models.BigIntegerField(null=True, editable=False)  # the number of the double where it was said

    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True)
    called_back_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by_name = models.CharField(max_length=200, blank=True)
    hidden_reason = models.TextField(blank=True)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(PostQuerySet)()

    class Meta(ScopedModel.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["case", "author_id", "token"], name="%(app_label)s_%(class)s_sent_once"),
            models.CheckConstraint(
                condition=models.Q(hidden_at=None, hidden_reason="")
                | (models.Q(hidden_at__isnull=False) & ~models.Q(hidden_reason="")),
                name="%(app_label)s_%(class)s_hidden_why",
            ),
        ]
        indexes = [models.Index(fields=["case", "at", "id"], name="%(app_label)s_%(class)s_feed")]

    def say(self, text: str) -> None:
        """Give it these words, shown and searched; nothing is saved."""
        self.text = text
        self.html, self.renderer = str(richtext.render(text)), richtext.RENDERER
        self.folded = fold(richtext.plain(text))

    @property
    def shown(self) -> SafeString:
        """Its words as HTML."""
        return richtext.kept(self.html) if self.renderer == richtext.RENDERER else richtext.render(self.text)

    @property
    def extract(self) -> str:
        """How a reply, a list or an e-mail quotes it in a line."""
        if self.is_gone:
            return self.gone
        words = " ".join(richtext.plain(self.text).split())
        return f"{words[:EXTRACT].rstrip()}…" if len(words) > EXTRACT else words or self.wordless

    @property
    def wordless(self) -> str:
        """What it is when it says nothing by itself."""
        return "Contact partagé" if self.card_id else "Fichier joint"

    @property
    def author(self) -> str:
        """Who says it, as they were then: « Awa Diop (DDT du Nord) »."""
        return f"{self.author_name} ({self.author_organization})" if self.author_organization else self.author_name

    @property
    def is_gone(self) -> bool:
        """Whether its words are no longer shown."""
        return self.deleted_at is not None or self.hidden_at is not None

    @property
    def gone(self) -> str:
        """What stands in the place of its words."""
        return "Message supprimé par son auteur" if self.deleted_at else "Message masqué par l’équipe du portail"

    @property
    def may_be_called_back(self) -> bool:
        """Whether nobody else has read it yet."""
        return self.called_back_at is None and clock.now() < self.at + CALL_BACK_DELAY

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* says it."""
        return actor.user_id is not None and self.author_id == actor.user_id


class FormerWords(ScopedModel):
    """What a post said before it was edited."""

    post: Any  # each thread has its own
    text = models.TextField()
    until = models.DateTimeField(default=clock.now)

    class Meta(ScopedModel.Meta):
        abstract = True


class Attached(ScopedModel):
    """A file sent with a post."""

    post: Any  # each thread has its own
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        abstract = True


class Reading(ScopedModel):
    """How far somebody has read a thread: the instant of the last post of others that was before their eyes."""

    lives_on: ClassVar[bool] = True

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    user_id = models.BigIntegerField()
    until = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["case", "user_id"], name="%(app_label)s_%(class)s_one_each"),
        ]
