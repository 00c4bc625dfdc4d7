"""What people fill in about the portals of a dossier."""

from typing import Any

from django import forms

from recoco.domain.cases.forms.life import reason_field
from recoco.kernel.portals.models import Portal
from recoco.kernel.ui.forms import FormBase


class ProposalForm(FormBase, forms.Form):
    """Which portal, and why."""

    portal = forms.ModelChoiceField(
        label="Portail", queryset=Portal.objects.none(), empty_label="Choisissez un portail"
    )
    message = reason_field("Message pour l’équipe de ce portail", "Ce que vous attendez d’elle, en quelques phrases.")

    def __init__(self, *args: Any, portals: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["portal"].queryset = portals  # type: ignore[attr-defined]


class WithdrawalForm(FormBase, forms.Form):
    """Why a portal leaves."""

    reason = reason_field("Raison", "La collectivité et l’équipe du portail d’origine la liront.")


class ObjectionForm(FormBase, forms.Form):
    """Why the owner objects."""

    objection = reason_field("Pourquoi", "Quelques mots suffisent.", required=False)
