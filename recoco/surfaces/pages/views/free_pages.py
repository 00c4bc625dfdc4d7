"""The free pages of a portal, and the images that its documents show."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_safe

from recoco.kernel.access.gates import public
from recoco.kernel.files.serving import serve
from recoco.kernel.versions.models import Illustration
from recoco.surfaces.pages.documents.free_pages import PAGE


@require_GET
@public
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page.

    :raises Http404: when the portal has none at this address.
    """
    content = PAGE.read(slug)
    if content is None:
        raise Http404
    return render(request, "pages/free_page.html", {"content": content})


@require_safe
@public
def image(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Answer an image of the portal; its address says its content, so it never goes stale."""
    shown = get_object_or_404(Illustration.objects.select_related("file"), sha256=sha256)
    response = serve(request, shown.file, inline=True)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
