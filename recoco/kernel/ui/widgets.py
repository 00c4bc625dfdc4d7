"""Controls that Django does not have."""

from django import forms


class RichText(forms.Textarea):
    """A text with a toolbar over it; a plain text area without JavaScript. Its page loads `ui/rich.js`."""

    drawn_by = "ui/field/rich.html"
