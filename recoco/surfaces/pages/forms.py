"""Writing to the portal's team."""

from django import forms

from recoco.kernel.ui.forms import FormBase


class ContactForm(FormBase, forms.Form):
    """Who writes, and what."""

    name = forms.CharField(label="Votre nom", max_length=120)
    email = forms.EmailField(label="Votre adresse e-mail", help_text="L’équipe vous répond à cette adresse.")
    message = forms.CharField(label="Votre message", max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))
