"""A questionnaire of a portal: its questions, and their choices."""

from typing import Any

from django.db import models

from recoco.domain.surveys.kinds import GIVEN_CHOICES, Kind
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel


class Survey(PortalModel):
    """A questionnaire; a portal asks one at a time."""

    name = models.CharField("nom", max_length=120)
    is_active = models.BooleanField("posé aujourd’hui", default=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["portal"], condition=models.Q(is_active=True), name="surveys_one_active_per_portal"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Question(PortalModel):
    """One question. Its key never changes: exports name their columns after it.

    One that is asked no more is retired, and stays where it was answered; so are choices.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="questions")
    key = models.SlugField("clé", max_length=60)
    position = models.PositiveIntegerField()
    kind = models.CharField("type", max_length=10, choices=Kind.choices)
    text = models.CharField("question", max_length=300)
    short_text = models.CharField("intitulé court", max_length=120)
    why = models.TextField("pourquoi c’est important", blank=True)
    how = models.TextField("où chercher l’information", blank=True)
    unit = models.CharField("unité", max_length=30, blank=True)
    is_required = models.BooleanField("réponse attendue", default=True)
    at_submission = models.BooleanField("posée au dépôt", default=False)
    comment_label = models.CharField(
        "intitulé du commentaire", max_length=160, blank=True, help_text="Vide : pas de commentaire."
    )
    files_label = models.CharField(
        "intitulé des fichiers", max_length=160, blank=True, help_text="Vide : pas de fichier."
    )
    retired_at = models.DateTimeField(null=True, editable=False)

    class Meta(PortalModel.Meta):
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "key"], name="surveys_question_key_once"),
        ]

    def __str__(self) -> str:
        return self.short_text

    @property
    def options(self) -> dict[str, "Choice"]:
        """Every choice by key, those that go without saying included, in order; no query once prefetched."""
        said = {choice.key: choice for choice in self.choices.all()}
        given: dict[str, Any] = dict(GIVEN_CHOICES.get(Kind(self.kind), {}))
        return {key: said.get(key) or Choice(key=key, text=text) for key, text in given.items()} | said

    @property
    def offered(self) -> dict[str, "Choice"]:
        """The choices that are still offered, by key; no query once prefetched."""
        return {key: choice for key, choice in self.options.items() if choice.retired_at is None}


class Choice(PortalModel):
    """A possible answer, what it concludes for advisers, and the signals it emits."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="choices")
    key = models.SlugField("clé", max_length=60)
    position = models.PositiveIntegerField(default=0)
    text = models.CharField("choix", max_length=300)
    conclusion = models.CharField("conclusion", max_length=400, blank=True)
    signals = models.JSONField("signaux", default=list, blank=True)
    retired_at = models.DateTimeField(null=True, editable=False)

    class Meta(PortalModel.Meta):
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="surveys_choice_key_once"),
        ]

    def __str__(self) -> str:
        return self.text
