"""The words that a portal puts on its placements: topics, tags, and what really happened."""

from typing import ClassVar

from django.db import models

from recoco.domain.cases.models.placement import Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals.lists import ListItem
from recoco.kernel.portals.scoped import PortalModel


class Topic(ListItem):
    """A subject of advice on this portal."""

    DEFAULTS: ClassVar[tuple[str, ...]] = (
        "Urbanisme",
        "Foncier",
        "Environnement",
        "Études techniques",
        "Travaux",
        "Financement",
        "Gouvernance",
        "Concertation",
    )


class Tag(ListItem):
    """A free label."""


class OutcomeKind(ListItem):
    """Something that may really happen thanks to the advice."""

    DEFAULTS: ClassVar[tuple[str, ...]] = (
        "Étude réalisée",
        "Financement obtenu",
        "Foncier acquis",
        "Travaux commencés",
        "Travaux terminés",
    )


class RefusalReason(ListItem):
    """Why this portal does not retain a submission."""

    DEFAULTS: ClassVar[tuple[str, ...]] = (
        "Le sujet n’est pas de ceux que ce portail accompagne",
        "La demande ne vient pas d’une collectivité ou de son partenaire",
        "La demande est trop peu décrite pour être confiée à un conseiller",
        "Le projet est déjà suivi dans un autre dossier",
        "Le projet est trop avancé pour un conseil en amont",
        "La commune est hors du territoire de ce portail",
    )


class PlacementTopic(PortalModel):
    """A topic of one placement; five at most."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["placement", "topic"], name="cases_topic_of_placement_once"),
        ]


class PlacementTag(PortalModel):
    """A tag of one placement."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="+")

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["placement", "tag"], name="cases_tag_of_placement_once"),
        ]


class OutcomeSource(models.TextChoices):
    """Who says that it happened."""

    DECLARED = "declared", "Déclaré par la mairie"
    OBSERVED = "observed", "Constaté par un conseiller"


class Outcome(PortalModel):
    """Something that really happened in the project of a placement."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.ForeignKey(OutcomeKind, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("date")
    source = models.CharField(max_length=10, choices=OutcomeSource.choices)
    amount_cents = models.PositiveBigIntegerField("montant", null=True)  # euro cents
    note = models.TextField("précisions", blank=True)
    declared_at = models.DateTimeField(default=clock.now, editable=False)
    declared_by_id = models.BigIntegerField(null=True, editable=False)  # the user's number
    declared_by_name = models.CharField(max_length=200, blank=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmed_by_name = models.CharField(max_length=200, blank=True, editable=False)
