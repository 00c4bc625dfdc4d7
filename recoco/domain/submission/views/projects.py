"""First step of a submission: the project."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.submission.actions.drafting import begin_draft, describe
from recoco.domain.submission.forms import ProjectForm
from recoco.domain.submission.views.drafts import draft_of, keep_in_browser
from recoco.kernel.access.gates import public
from recoco.kernel.access.visitors import network_address


@public
@require_http_methods(["GET", "POST"])
def project(request: HttpRequest) -> HttpResponse:
    """Show the form of the project, or keep what was typed and go on."""
    draft = draft_of(request)
    if request.method == "GET":
        return render(request, "submission/project.html", {"form": ProjectForm.of(draft)})
    actor = request.actor  # type: ignore[attr-defined]
    form = ProjectForm(request.POST)
    if draft is None:
        draft = begin_draft(network_address=network_address(request), by=actor)
        keep_in_browser(request, draft)
    complete = form.is_valid()
    # Kept even when a field is missing: closing the tab must lose nothing.
    describe(draft, **form.kept(), by=actor)
    if not complete:
        return render(request, "submission/project.html", {"form": form}, status=422)
    return redirect("submission:review" if actor.person else "submission:author")
