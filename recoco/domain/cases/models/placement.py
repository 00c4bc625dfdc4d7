"""A case on one portal: its status there, and the history of it."""

from typing import Any, ClassVar

from django.db import models

from recoco.domain.cases.models.case import Case
from recoco.domain.cases.querysets import PlacementManager
from recoco.domain.cases.roles import roles_on
from recoco.domain.cases.statuses import CANNOT_BE_WRITTEN, ON_BOARD, Status
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import PortalModel
from recoco.kernel.ui.french import of


class Placement(PortalModel):
    """What makes a case present on a portal. Written only where a case is born or proposed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices)
    version = models.PositiveIntegerField(default=1)
    submitted_at = models.DateTimeField(null=True)
    proposed_by = models.CharField("proposé par le portail", max_length=80, blank=True)
    proposed_from = models.ForeignKey(Portal, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    proposal_message = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    # Put aside by the portal's team as an error, a test or a double; restorable.
    archived_at = models.DateTimeField(null=True, editable=False)
    archived_by_name = models.CharField(max_length=200, blank=True, editable=False)
    archive_reason = models.TextField(blank=True)
    double_of = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    # The portal has left the case, or its proposal was taken back: nothing of the case is seen from here any more.
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by_name = models.CharField(max_length=200, blank=True, editable=False)
    withdrawal_reason = models.TextField(blank=True)
    # The owner objects to the presence of the case on this portal.
    objected_at = models.DateTimeField(null=True, editable=False)
    objection = models.TextField(blank=True)

    # The first call with the collectivité: when, and by whom as they signed that day.
    diagnostic_on = models.DateField("appel de diagnostic réalisé le", null=True, editable=False)
    diagnostic_by_name = models.CharField(max_length=250, blank=True, editable=False)

    is_muted = models.BooleanField("aucune notification", default=False)
    is_excluded = models.BooleanField("exclu des statistiques", default=False)

    # What the log says of the case, kept beside for the lists (`activity.touch`): the last events by a person,
    # by its collectivité side, by whoever advises it here or elsewhere.
    last_activity_at = models.DateTimeField(null=True, editable=False)
    last_member_activity_at = models.DateTimeField(null=True, editable=False)
    last_advising_activity_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[PortalManager] = PlacementManager()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "case"], name="cases_one_placement_per_portal"),
            models.CheckConstraint(
                condition=models.Q(status=Status.INCOMPLETE) | models.Q(submitted_at__isnull=False),
                name="cases_submission_dated",
            ),
            models.CheckConstraint(
                condition=models.Q(archived_at=None, archive_reason="")
                | (models.Q(archived_at__isnull=False) & ~models.Q(archive_reason="")),
                name="cases_archived_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(double_of=None)
                | (models.Q(archived_at__isnull=False) & ~models.Q(double_of=models.F("case"))),
                name="cases_double_of_another",
            ),
            models.CheckConstraint(
                condition=models.Q(diagnostic_on=None, diagnostic_by_name="")
                | (models.Q(diagnostic_on__isnull=False) & ~models.Q(diagnostic_by_name="")),
                name="cases_diagnostic_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["portal", "status", "-submitted_at"], name="cases_placement_by_status"),
            # The order of the list: a page is read without sorting all the cases of the portal.
            models.Index(fields=["portal", "-created_at", "-id"], name="cases_placement_newest_first"),
            models.Index(fields=["portal", "-last_activity_at", "-id"], name="cases_placement_last_active"),
            models.Index(fields=["case"], name="cases_placements_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.case} – {self.portal}"

    @property
    def is_archived(self) -> bool:
        """Whether the portal's team has put it aside."""
        return self.archived_at is not None

    @property
    def diagnostic_seen(self) -> str:
        """What tells the call as it is noted from any other."""
        return f"{self.diagnostic_on or ''}|{self.diagnostic_by_name}"

    @property
    def is_about_to_rest(self) -> bool:
        """Whether its pause is announced, and its collectivité has done nothing since: no query."""
        announced, last = self.case.pause_announced_at, self.last_member_activity_at
        return bool(announced and self.case.paused_at is None and not (last and last >= announced))

    @property
    def is_proposal(self) -> bool:
        """Whether another portal proposed the case here."""
        return bool(self.proposed_by)

    @property
    def awaits_answer(self) -> bool:
        """Whether the portal that proposed the case here waits for what this one says."""
        return self.is_proposal and self.status == Status.SUBMITTED

    def ensure_answered(self) -> None:
        """Let a gesture go on that would leave the sender of a proposal without a word, or its case written too soon.

        :raises Refused: while it waits for an answer.
        """
        if self.awaits_answer:
            raise Refused(
                f"{self.proposed_by} attend votre réponse sur le dossier n° {self.case_id} : acceptez-le d’abord, "
                "ou refusez-le en disant pourquoi, par exemple qu’il est un doublon."
            )

    def ensure_open(self) -> None:
        """Let a gesture that changes the dossier go on.

        :raises Refused: when the dossier is closed, refused or archived here: it is read, no longer written.
        """
        if self.is_archived:
            raise Refused(f"Ce dossier est archivé : seule l’équipe {of(self.portal.name)} peut le restaurer.")
        if self.status in CANNOT_BE_WRITTEN:
            raise Refused(CANNOT_BE_WRITTEN[Status(self.status)])

    def ensure_accepted(self) -> None:
        """Let a gesture of advice go on.

        :raises Refused: when the dossier is not open, or waits for its moderation.
        """
        self.ensure_open()
        if self.status not in ON_BOARD:
            raise Refused("Ce dossier attend encore la décision de l’équipe du portail.")

    def roles_of(self, actor: Actor) -> frozenset[Role]:
        """Return what *actor* is to this placement in its present state.

        No query when the placement comes from `with_roles_of(actor)`, one otherwise.
        """
        return roles_on(self, actor)

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* authored it: nobody authors a placement."""
        return False

    def is_about(self, actor: Actor) -> bool:
        """Tell whether it is about *actor*: their own participation is."""
        return True

    def get_absolute_url(self) -> Any:
        return self.case.get_absolute_url()


class PlacementStatus(PortalModel):
    """One status of a placement, from an instant to another: what statistics count.

    A placement that has left its portal has no current one.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=12, choices=Status.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=models.Q(until=None), name="cases_one_current_status"
            ),
        ]
