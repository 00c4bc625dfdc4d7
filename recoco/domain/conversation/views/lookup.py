"""Finds the case, the thread and the post that an address names."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from recoco.domain.cases.journal import opens
from recoco.domain.cases.models import Placement
from recoco.domain.cases.readable import readable_placement
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.permissions import Permission


def on_case(read: Permission) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Give the view the placement that the address names, or 404; an old name leads to the present address.

    :param read: what its reader needs.
    """

    def give(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def found(request: HttpRequest, slug: str, **parts: int) -> HttpResponseBase:
            actor = request.actor  # type: ignore[attr-defined]
            placement = readable_placement(int(slug.partition("-")[0][:18]), by=actor)
            if slug != placement.case.slug and request.method == "GET":
                name = request.resolver_match.view_name  # type: ignore[union-attr]
                query = f"?{request.GET.urlencode()}" if request.GET else ""
                return redirect(reverse(name, kwargs={**parts, "slug": placement.case.slug}) + query)
            actor.must(read, placement)
            opens(request, placement)
            return view(request, placement, **parts)

        return found

    return give


def post_of(request: HttpRequest, thread: Thread, placement: Placement, number: int) -> Post:
    """Return a post that the reader has before their eyes in this dossier, or 404."""
    shown = thread.post.objects.of(placement.case_id).shown_to(request.actor)  # type: ignore[attr-defined]
    found: Post = get_object_or_404(shown.select_related("reply_to", "portal", "card"), pk=number)
    found.placement = placement
    return found
