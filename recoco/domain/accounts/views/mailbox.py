"""An address that several people read: who they are, and who is at this browser."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.accounts.actions.mailboxes import remove_signatory, share_mailbox, sign_mailbox, unshare_mailbox
from recoco.domain.accounts.destinations import arrival, destination
from recoco.domain.accounts.mailbox_forms import SharedForm, SignatureForm
from recoco.domain.accounts.models import Person, Signatory
from recoco.domain.accounts.signing import SIGNATORY
from recoco.kernel.access.gates import signed_in
from recoco.kernel.kit.refusals import Refused


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def show(request: HttpRequest) -> HttpResponse:
    """List who reads the address; declare that several people do."""
    person = _oneself(request)
    if person.is_shared:
        reading = Signatory.objects.all().of(person)
        return render(request, "accounts/mailbox.html", {"person": person, "reading": reading})
    form = SharedForm(request.POST or None, initial={"organization": person.organization})
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            by = request.actor  # type: ignore[attr-defined]
            holder = share_mailbox(person, form.cleaned_data["organization"], by=by)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            request.session[SIGNATORY] = holder.pk
            messages.success(request, f"C’est noté. Ici, vous signez {holder.full_name}.")
            return redirect("accounts:mailbox")
    return render(request, "accounts/mailbox_sharing.html", {"form": form, "person": person}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def signature(request: HttpRequest) -> HttpResponse:
    """Ask who, of those who read a shared address, is there."""
    person, to = _oneself(request), destination(request)
    if not person.is_shared:
        return redirect("accounts:mailbox")
    form = SignatureForm(request.POST or None, reading=list(Signatory.objects.all().of(person)))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            signs = sign_mailbox(person, form.words, succeeds=form.succeeded)
        except Refused as refusal:
            form = form.shown_again(list(Signatory.objects.all().of(person)), refusal.sentence)
            status = refusal.status
        else:
            request.session[SIGNATORY] = signs.pk
            messages.success(request, f"Vous signez {signs.full_name}.")
            return redirect(arrival(request, to))
    context = {"form": form, "person": person, "to": to}
    return render(request, "accounts/signature.html", context, status=status)


@require_POST
@signed_in
def removal(request: HttpRequest) -> HttpResponse:
    """Take off somebody who does not read the address any more."""
    number = request.POST.get("signatory", "")
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    remove_signatory(_oneself(request), known, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, "C’est noté : cette personne ne signe plus ici.")
    return redirect("accounts:mailbox")


@require_POST
@signed_in
def end(request: HttpRequest) -> HttpResponse:
    """Say that one is alone to read the address."""
    unshare_mailbox(_oneself(request), by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, "C’est noté : cette adresse est la vôtre.")
    return redirect("accounts:mailbox")


def _oneself(request: Any) -> Person:
    person: Person | None = request.actor.person
    if person is None:
        raise Http404
    return person
