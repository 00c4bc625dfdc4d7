"""Lists of words that each portal keeps for itself: topics, tags, reasons, kinds of outcomes."""

from itertools import count
from typing import ClassVar, Self

from django.db import IntegrityError, models, transaction

from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel

LABEL_LENGTH = 80
KEY_LENGTH = 2 * LABEL_LENGTH + 8


class ListItemQuerySet(PortalQuerySet):
    """Named questions on the words of a list."""

    def offered(self) -> Self:
        """Narrow to what people may still choose, in the portal's order."""
        return self.filter(retired_at=None).order_by("position", "folded")


class ListItem(PortalModel):
    """One word of a list of the portal. A retired one is no longer offered and stays where it was chosen.

    A portal that has written nothing in a list offers the `DEFAULTS` of its class; they become rows
    the first time a word of the list is used.
    """

    DEFAULTS: ClassVar[tuple[str, ...]] = ()

    label = models.CharField("libellé", max_length=LABEL_LENGTH)
    folded = models.CharField(max_length=2 * LABEL_LENGTH, editable=False)
    key = models.CharField(max_length=KEY_LENGTH, editable=False)  # lasting: stays when the label changes
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(ListItemQuerySet)()

    class Meta(PortalModel.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["portal", "folded"], name="%(app_label)s_%(class)s_once"),
            models.UniqueConstraint(fields=["portal", "key"], name="%(app_label)s_%(class)s_key_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @classmethod
    def labels(cls) -> list[str]:
        """Return what people may choose on the current portal, in its order: one query."""
        rows = list(cls.objects.order_by("position", "folded"))
        return [row.label for row in rows if row.retired_at is None] if rows else list(cls.DEFAULTS)

    @classmethod
    def named(cls, label: str) -> Self:
        """Return the word *label* of the list, written the first time it is used; case and accents do not matter.

        :raises ValueError: for a label that says nothing or too much.
        """
        label = " ".join(label.split())
        if not fold(label) or len(label) > LABEL_LENGTH:
            raise ValueError(f"A word of a list has 1 to {LABEL_LENGTH} characters, one of them a letter or a digit.")
        cls.write_defaults()
        return cls._written(label, len(cls.DEFAULTS))

    @classmethod
    def write_defaults(cls) -> None:
        """Write the words shipped with the product, where the portal has written none."""
        if cls.DEFAULTS and not cls.objects.exists():
            for position, default in enumerate(cls.DEFAULTS):
                cls._written(default, position)

    @classmethod
    def free_key(cls, label: str) -> str:
        """Return a lasting key for *label*, that no word of the list bears: another may have had this label before."""
        base = key_of(label)
        taken = set(cls.objects.filter(key__startswith=base).values_list("key", flat=True))
        return next(key for rank in count(1) if (key := base if rank == 1 else f"{base}-{rank}") not in taken)

    @classmethod
    def _written(cls, label: str, position: int) -> Self:
        known = cls.objects.filter(folded=fold(label))
        row: Self | None = known.first()
        if row is None:
            row = cls(label=label, folded=fold(label), key=cls.free_key(label), position=position)
            try:
                with transaction.atomic():
                    row.save()
            except IntegrityError:  # somebody wrote it meanwhile
                row = known.get()
        return row


def key_of(label: str) -> str:
    """Return the key that a word of a list is born with."""
    return fold(label).replace(" ", "-")
