"""« Où en êtes-vous ? »: the open recommendations of a case as one form, to be sent or printed."""

from collections.abc import Mapping
from typing import Any

from django import forms

from recoco.domain.advice.actions.following import TEXT_LENGTH, Answer
from recoco.domain.advice.answer_forms import OTHER, reasons, said_reason
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.page import Card
from recoco.domain.advice.statuses import AdviceStatus
from recoco.kernel.ui.forms import FormBase

# In the words of the three buttons, then the fourth.
CHOICES = (
    (AdviceStatus.IN_PROGRESS, "En cours"),
    (AdviceStatus.DONE, "Faite"),
    (AdviceStatus.NOT_APPLICABLE, "Pas pour nous"),
    (AdviceStatus.WAITING, "En attente"),
)


class ChecklistForm(FormBase, forms.Form):
    """A status, and what one wishes to add, for each open recommendation; what is left alone does not change."""

    def __init__(self, *args: Any, cards: list[Card], **kwargs: Any) -> None:
        self.cards = cards
        super().__init__(*args, **kwargs)

    @property
    def rows(self) -> list[tuple[Card, Any, Any, Any]]:
        """Return each recommendation with its three fields."""
        return [
            (card, self[f"status_{card.one.pk}"], self[f"reason_{card.one.pk}"], self[f"text_{card.one.pk}"])
            for card in self.cards
        ]

    def clean(self) -> None:
        """Ask why for each recommendation that is not applicable."""
        super().clean()
        for card in self.cards:
            status, reason, text = self._typed(card.one)
            if status != AdviceStatus.NOT_APPLICABLE:
                continue
            if not reason:
                self.add_error(f"reason_{card.one.pk}", f"Dites pourquoi « {card.one.title} » n’est pas pour vous.")
            elif reason == OTHER and not text.strip():
                self.add_error(f"text_{card.one.pk}", f"Dites ce qui ne convient pas dans « {card.one.title} ».")

    def answers(self) -> Mapping[Recommendation, Answer]:
        """Return what a valid form says, where it says something."""
        said = {}
        for card in self.cards:
            status, reason, text = self._typed(card.one)
            if (status and status != card.uptake.status) or text.strip():
                said[card.one] = Answer(AdviceStatus(status) if status else None, said_reason(reason), text)
        return said

    def _typed(self, one: Recommendation) -> tuple[str, str, str]:
        status, reason, text = (self.cleaned_data.get(f"{name}_{one.pk}", "") for name in ("status", "reason", "text"))
        return status, reason, text


def numbers_in(typed: Mapping[str, Any]) -> list[int]:
    """Return the numbers of the recommendations that a sent form was about."""
    parts = (name.split("_", 1) for name in typed if name.startswith(("status_", "reason_", "text_")))
    return [int(number) for _, number in parts if number.isdecimal() and len(number) < 19]


def checklist_of(cards: list[Card], typed: Any = None) -> ChecklistForm:
    """Return the form of these recommendations, filled in with what was *typed* if anything was."""
    fields: dict[str, forms.Field] = {}
    offered = [("", "Choisissez si ce n’est pas pour vous"), *reasons()]
    for card in cards:
        number, status = card.one.pk, card.uptake.status
        fields[f"status_{number}"] = forms.ChoiceField(
            label="Où en êtes-vous ?",
            required=False,
            choices=CHOICES,
            widget=forms.RadioSelect,
            initial="" if status == AdviceStatus.NEW else status,
        )
        fields[f"reason_{number}"] = forms.ChoiceField(label="Pourquoi ?", required=False, choices=offered)
        fields[f"text_{number}"] = forms.CharField(label="À préciser", required=False, max_length=TEXT_LENGTH)
    kind: type[ChecklistForm] = type("Checklist", (ChecklistForm,), dict(fields))
    return kind(typed, cards=cards)
