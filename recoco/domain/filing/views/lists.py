"""The files of a dossier: listed, added several at once, taken away all together."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.filing.actions.adding import MOST_FILES, TOO_MANY, Added, add_files
from recoco.domain.filing.forms import AddForm
from recoco.domain.filing.links import page_of_links, standing_in
from recoco.domain.filing.listing import current_in
from recoco.domain.filing.pages import list_page
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.gates import access
from recoco.kernel.files.fields import deposit_all
from recoco.kernel.files.zipping import archived, entries_of
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.htmx import announced, wants_fragment

View = Callable[..., HttpResponseBase]


def index(space: Space) -> View:
    """Return the view of the list of a place; `fichier` or `lien`, of a line of the log, leads to its page."""

    @require_GET
    @access(space.read)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        named = request.GET.get("fichier", "")
        if named.isascii() and named.isdigit() and len(named) < 19:
            filed = get_object_or_404(space.filed, case_id=placement.case_id, pk=int(named))
            return redirect(space.url("show", placement, filed.stored_id))
        link = request.GET.get("lien", "")
        if link.isascii() and link.isdigit() and len(link) < 19:
            return redirect(space.url("link", placement, int(link)))
        return list_page(request, space, placement)

    return view


def create(space: Space) -> View:
    """Return the view that takes files: the good ones are kept, the others are said one by one beside the field."""

    @require_POST
    @access(space.write)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        actor.must(space.write, placement)
        form = AddForm(request.POST, request.FILES)
        if form.is_valid() and len(form.cleaned_data["attached"]) > MOST_FILES:
            form.add_error("attached", TOO_MANY)
        if not form.is_valid():
            return list_page(request, space, placement, form, status=422)
        deposits, refused = deposit_all(form.cleaned_data["attached"], form.fields["attached"])
        told = ""
        if deposits:
            try:
                added = add_files(space, placement, deposits, description=form.cleaned_data["description"], by=actor)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                return list_page(request, space, placement, form, status=refusal.status)
            told = _told(added)
            messages.success(request, told)
        for sentence in refused:
            form.add_error("attached", sentence)
        if refused:
            return list_page(request, space, placement, form, status=422)
        if not wants_fragment(request):
            return redirect(space.url("index", placement))
        answer = announced(list_page(request, space, placement), told)
        patch_vary_headers(answer, ["HX-Request"])
        return answer

    return view


def archive(space: Space) -> View:
    """Return the view that hands out the last version of all the files and the list of the links, in one zip."""

    @require_GET
    @access(space.read)
    @with_placement(space.read)
    def view(request: HttpRequest, placement: Placement) -> HttpResponseBase:
        files = list(current_in(space, placement, request.actor).order_by("created_at", "pk"))  # type: ignore[attr-defined]
        entries = [*page_of_links(placement, standing_in(space, placement)), *entries_of(files)]
        answer = StreamingHttpResponse(archived(entries), content_type="application/zip")
        name = f"{placement.case.slug}-{'conseillers' if space.is_private else 'fichiers'}.zip"
        answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
        answer["X-Content-Type-Options"], answer["Cache-Control"] = "nosniff", "private, no-store"
        return answer

    return view


def _told(added: Added) -> str:
    """Say what became of each file that was taken."""
    said = []
    if added.new:
        said.append(f"{counted(len(added.new), 'fichier ajouté', 'fichiers ajoutés')}.")
    said += [f"« {one.stored.name} » a une nouvelle version ; la précédente est gardée." for one in added.versions]
    said += [f"« {one.name} » était déjà là, à l’identique." for one in added.known]
    return " ".join(said)
