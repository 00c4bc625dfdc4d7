"""Forms of sign-in and of one's account: they parse and say what is wrong."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation

from recoco.domain.accounts.passwords import RULE
from recoco.kernel.ui.forms import FormBase


class AddressForm(FormBase, forms.Form):
    """The address to sign in with."""

    email = forms.EmailField(label="Votre adresse e-mail", max_length=254, help_text="Par exemple mairie@exemple.fr")


class CodeForm(FormBase, forms.Form):
    """The six digits received by e-mail."""

    code = forms.RegexField(
        r"^\s*(\d\s*){6}$",
        label="Code à six chiffres",
        error_messages={"invalid": "Recopiez les six chiffres de l’e-mail, par exemple 123456."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasswordSignInForm(FormBase, forms.Form):
    """An address and its password."""

    email = forms.EmailField(label="Votre adresse e-mail", help_text="Par exemple mairie@exemple.fr")
    password = forms.CharField(
        label="Mot de passe",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class FactorCodeForm(FormBase, forms.Form):
    """A code of the application, or a recovery code."""

    code = forms.CharField(
        label="Code de votre application, ou code de secours",
        help_text="Six chiffres, ou huit pour un code de secours.",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class TotpForm(FormBase, forms.Form):
    """The code that proves that the application is set."""

    code = forms.RegexField(
        r"^\s*(\d\s*){6}$",
        label="Code affiché par l’application",
        error_messages={"invalid": "Recopiez les six chiffres que votre application affiche."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(FormBase, forms.Form):
    """What the browser answers; without JavaScript there is no passkey."""

    answer = forms.CharField(
        widget=forms.HiddenInput, max_length=20_000, error_messages={"required": "Votre navigateur n’a pas répondu."}
    )
    name = forms.CharField(label="Nom de cette clé", max_length=60, required=False)


class NewPasswordForm(FormBase, forms.Form):
    """A password to choose, typed once: a manager or the « afficher » button does better than typing twice."""

    password = forms.CharField(
        label="Nouveau mot de passe",
        help_text=RULE,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password
