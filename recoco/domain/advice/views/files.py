"""Hands out the files of recommendations, to whoever reads what they were given with."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from recoco.domain.advice.actions.attaching import files_read
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.serving import serve


@require_GET
@access(Permission.THREAD_READ)
@with_placement(Permission.THREAD_READ)
def show(request: HttpRequest, placement: Placement, number: int) -> HttpResponseBase:
    """Hand out a file of a recommendation that one reads, draft or published, or of what was said of it."""
    given = files_read(placement, request.actor)  # type: ignore[attr-defined]
    return serve(request, get_object_or_404(given, pk=number), inline=True)
