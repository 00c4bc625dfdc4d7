"""Something that one adviser has to do for a dossier, and before when."""

from django.db import models
from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel

WHAT_LENGTH = 200


class ToDo(PortalModel):
    """« Awa appelle l’EPF avant le 15 »: theirs to do, anybody's of the space to read."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    what = models.CharField("à faire", max_length=WHAT_LENGTH)
    due_on = models.DateField("avant le", null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=40)  # of the form that sent it
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by_id = models.BigIntegerField()  # the user's number
    created_by_name = models.CharField(max_length=200)
    due_told_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by_name = models.CharField(max_length=200, blank=True)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["placement", "created_by_id", "token"], name="conversation_to_do_once"),
        ]
        indexes = [
            models.Index(fields=["person", "due_on"], condition=models.Q(done_at=None), name="conversation_to_do_of"),
            models.Index(fields=["placement"], name="conversation_to_do_in_case"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_at is None and self.due_on is not None and self.due_on < localdate(clock.now())

    def roles_of(self, actor: Actor) -> frozenset[Role]:
        """Return what *actor* is to its placement."""
        return self.placement.roles_of(actor)
