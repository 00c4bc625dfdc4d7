"""The page of a thread, opened or given back with what was typed: feed, composer, contents."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.conversation.actions.drafting import draft_of
from recoco.domain.conversation.aside import aside_of
from recoco.domain.conversation.feed import feed_of
from recoco.domain.conversation.forms import PostForm
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.participants import Audience, audience_of
from recoco.domain.conversation.threads import Thread
from recoco.domain.directory.forms.picking import may_pick
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


def thread_page(
    request: HttpRequest,
    thread: Thread,
    placement: Placement,
    form: PostForm | None = None,
    *,
    status: int = 200,
    preview: str = "",
) -> HttpResponse:
    """Answer the page of *thread*.

    :param form: with what was typed, when it was not sent.
    :param preview: how it would read.
    """
    actor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "frame": frame_of(request, placement),
        "case": placement.case,
        "placement": placement,
        "thread": thread,
        "feed": feed_of(thread, placement, actor, request.GET),
        "preview": preview,
        "may_see_former": may_see_former(placement, actor),
        **aside_of(thread, placement, actor),
        **composer_of(request, thread, placement, actor, form),
    }
    return render(request, "conversation/thread.html", context, status=status)


def may_see_former(placement: Placement, by: Actor) -> bool:
    """Tell whether *by* may read what an edited post said before: advisers keep the trace."""
    return by.may(Permission.NOTE_READ, placement)


def composer_of(
    request: HttpRequest, thread: Thread, placement: Placement, by: Actor, form: PostForm | None
) -> dict[str, Any]:
    """Return what the composer shows, or why there is none."""
    composer: dict[str, Any] = {"may_write": by.may(thread.write, placement), "refusal": "", "form": None}
    composer |= {"answered": None, "audience": None, "drafted": None}
    if not composer["may_write"]:
        return composer
    try:
        ensure_spoken_in(placement, by)
    except Refused as refused:
        return composer | {"refusal": refused.sentence, "may_write": False}
    drafted = draft_of(thread, placement, by) if form is None else None
    reply_to = _answered_number(request, form, drafted)
    answered = _answered(thread, placement, by, reply_to) if reply_to else None
    typed = {"text": drafted.text if drafted else "", "reply_to": answered.pk if answered else None}
    audience: Audience = audience_of(thread, placement, by)
    return composer | {
        "form": form or PostForm(initial=typed, is_private=thread.is_private, picks=may_pick(placement, by)),
        "answered": answered,
        "audience": audience,
        "drafted": drafted,
    }


def _answered_number(request: HttpRequest, form: PostForm | None, drafted: Any) -> int:
    said = request.POST.get("reply_to", "") if form is not None else request.GET.get("repondre", "")
    if said.isascii() and said.isdigit() and len(said) < 18:
        return int(said)
    return (drafted.reply_to_id or 0) if drafted else 0


def _answered(thread: Thread, placement: Placement, by: Actor, number: int) -> Post | None:
    found: Post | None = thread.post.objects.of(placement.case_id).shown_to(by).filter(pk=number).first()
    return found
