"""Finds the post that an address names."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.threads import Thread


def post_of(request: HttpRequest, thread: Thread, placement: Placement, number: int) -> Post:
    """Return a post that the reader has before their eyes in this dossier, or 404."""
    shown = thread.post.objects.of(placement.case_id).shown_to(request.actor)  # type: ignore[attr-defined]
    found: Post = get_object_or_404(shown.select_related("reply_to", "portal", "card"), pk=number)
    found.placement = placement
    return found
