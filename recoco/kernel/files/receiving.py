"""Takes the files that come with a form, those that came with it before included."""

from django import forms
from django.http import HttpRequest

from recoco.kernel.files.fields import FilesField, SeveralFiles, deposit_all
from recoco.kernel.files.keeping import keep, kept_by
from recoco.kernel.files.storing import Deposit

EXPIRED = "Un fichier envoyé hier n’est plus gardé : choisissez-le de nouveau."


def received(form: forms.Form, name: str, request: HttpRequest) -> list[Deposit]:
    """Deposit the files of a form that was sent, whatever becomes of the form: given back, it carries them.

    To be called before the form is judged. A file that is refused is said beside the field, and makes the form
    invalid; the others stay.

    :param name: of its `FilesField`.
    """
    field, sent_as = form.fields[name], form.add_prefix(name)
    if not isinstance(field, FilesField):
        raise TypeError(f"{name} takes no files.")
    user_id = request.actor.user_id  # type: ignore[attr-defined]
    tokens = dict.fromkeys(request.POST.getlist(f"{sent_as}-kept"))
    kept = [one for one in (kept_by(token, user_id) for token in tokens) if one is not None]
    if isinstance(field.widget, SeveralFiles):
        field.widget.read_box(request.POST, sent_as)
    deposits, refused = deposit_all(request.FILES.getlist(sent_as), field)
    if len(kept) < len(tokens):
        refused.append(EXPIRED)
    known = {(one.deposit.facts.sha256, one.name) for one in kept}
    kept += [keep(one, user_id) for one in deposits if (one.facts.sha256, one.facts.name) not in known]
    field.kept = kept
    if not form.is_bound:
        field.refused = refused
    elif refused:
        form.full_clean()  # then a sentence may be added
        for sentence in refused:
            form.add_error(name, sentence)
    return [one.deposit for one in kept]


def comes_with_files(form: forms.Form, name: str) -> bool:
    """Tell whether files come with a form that was sent, or came before."""
    sent_as = form.add_prefix(name)
    kept = form.data.getlist(f"{sent_as}-kept") if hasattr(form.data, "getlist") else ()
    return bool(form.files.get(sent_as) or kept)
