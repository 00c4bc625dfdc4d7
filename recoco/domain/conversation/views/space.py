"""What advisers keep together beside their thread: the brief and its history, what is to be done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.policy import holders
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.conversation.actions.assigning import assign, finish
from recoco.domain.conversation.actions.briefing import BriefChanged, write_brief
from recoco.domain.conversation.aside import brief_of, may_write_brief, open_todos_of
from recoco.domain.conversation.forms import BriefForm, ToDoForm
from recoco.domain.conversation.models import BriefVersion, ToDo
from recoco.domain.conversation.threads import ADVISERS_SPACE
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.kit.tokens import new_token

OF_SPACE = frozenset({Role.CASE_ADVISER, Role.OBSERVER, Role.STAFF, Role.ADMIN})
SAVED = "La note de synthèse est enregistrée. Les conseillers du dossier l’apprennent dans leur résumé du matin."


@require_GET
@access(Permission.NOTE_READ)
@with_placement(Permission.NOTE_READ)
def brief(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show the brief and all that it said before."""
    kept = brief_of(placement)
    versions = list(BriefVersion.objects.filter(brief=kept).order_by("-number")) if kept else []
    may = may_write_brief(placement, request.actor)  # type: ignore[attr-defined]
    return _page(request, placement, "conversation/brief.html", brief=kept, versions=versions, may_brief=may)


@require_http_methods(["GET", "POST"])
@access(Permission.BRIEF_WRITE)
@with_placement(Permission.NOTE_READ)
def brief_edition(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Write the brief; what a colleague has just saved is shown beside what was typed."""
    actor, kept = request.actor, brief_of(placement)  # type: ignore[attr-defined]
    actor.must(Permission.BRIEF_WRITE, placement)
    placement.ensure_accepted()
    words = {"text": kept.text if kept else "", "version": kept.version if kept else 0}
    form = BriefForm(request.POST if request.method == "POST" else None, initial=words)
    status, present = 422 if form.is_bound else 200, None
    if form.is_bound and form.is_valid():
        try:
            write_brief(placement, form.cleaned_data["text"], version=form.cleaned_data["version"], by=actor)
        except BriefChanged as conflict:
            present, status = conflict.present, conflict.status
            form = BriefForm({**request.POST.dict(), "version": present.version})
            form.is_valid()
            form.add_error(None, conflict.sentence)
        else:
            messages.success(request, SAVED)
            return redirect(ADVISERS_SPACE.url("brief", placement))
    return _page(request, placement, "conversation/brief_edition.html", status, form=form, present=present)


@require_http_methods(["GET", "POST"])
@access(Permission.NOTE_WRITE)
@with_placement(Permission.NOTE_READ)
def todos(request: HttpRequest, placement: Placement) -> HttpResponse:
    """List what is to be done and what was, and give somebody something more to do."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(Permission.NOTE_WRITE, placement)
    people = holders(Permission.NOTE_WRITE, placement, among=OF_SPACE).order_by("last_name", "first_name", "pk")
    form = ToDoForm(request.POST if request.method == "POST" else None, people=people)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            assign(
                placement,
                said["person"],
                said["what"],
                due_on=said["due_on"],
                token=said["token"] or new_token(),
                by=actor,
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            told = "" if said["person"] == actor.person else f" {said['person'].full_name} en reçoit un e-mail."
            messages.success(request, f"C’est noté.{told}")
            return redirect(ADVISERS_SPACE.url("todos", placement))
    done = ToDo.objects.filter(placement=placement, done_at__isnull=False).select_related("person")
    lists = {"todos": open_todos_of(placement), "done": list(done.order_by("-done_at")[:30])}
    return _page(request, placement, "conversation/todos.html", status, form=form, **lists)


@require_POST
@access(Permission.NOTE_WRITE)
@with_placement(Permission.NOTE_READ)
def todo_done(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Say that something is done."""
    todo = get_object_or_404(ToDo, placement=placement, pk=number)
    todo.placement = placement
    finish(todo, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"« {todo.what} » : c’est fait.")
    return redirect(ADVISERS_SPACE.url("index", placement))


def _page(request: HttpRequest, placement: Placement, template: str, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"frame": frame_of(request, placement), "case": placement.case, "placement": placement}
    context |= {"thread": ADVISERS_SPACE}
    return render(request, template, context, status=status)
