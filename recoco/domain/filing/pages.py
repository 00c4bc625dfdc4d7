"""The pages of the files of a dossier: the list with its form, and one file."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.filing.audience import audience_of
from recoco.domain.filing.forms import AddForm, DescriptionForm, LinkForm, ReplaceForm
from recoco.domain.filing.links import links_in, saying
from recoco.domain.filing.listing import PER_PAGE, SORTS, ShownFile, files_in, latest_of, page_of, shown
from recoco.domain.filing.models import Document, Filed, Linked
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.domain.filing.versions import versions_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit.refusals import Refused


def list_page(
    request: HttpRequest,
    space: Space,
    placement: Placement,
    form: AddForm | None = None,
    *,
    link: LinkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer the list of the files of a place, and of its links.

    :param form: with what was refused, when something was.
    :param link: the same, of a link.
    """
    actor = request.actor  # type: ignore[attr-defined]
    page = page_of(space, placement, actor, request.GET)
    links = links_in(space, placement)
    asked = {"q": request.GET.get("q", "").strip(), "tri": request.GET.get("tri", "")}
    context: dict[str, Any] = {
        "found": page,
        "files": shown(space, placement, actor, list(page.object_list)),
        "asked": asked,
        "sorts": [(key, label) for key, (label, _) in SORTS.items()],
        "has_many": page.paginator.count > PER_PAGE // 5 or asked["q"],
        "hidden": hidden_in(space, placement, actor, links),
        "links": saying((one for one in links if not one.is_gone), asked["q"]),
        "link_form": link or LinkForm(prefix="lien"),
        **_adding(space, placement, actor, form),
        **_private_part(space, placement, actor),
    }
    return _page(request, space, placement, "filing/index.html", context, status)


def file_page(
    request: HttpRequest, space: Space, placement: Placement, one: ShownFile, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Answer the page of one file.

    :param forms: with what was typed, when it was not taken: `description`, `replacement`.
    """
    actor = request.actor  # type: ignore[attr-defined]
    filed = filed_or_new(space, placement, one)
    versions = versions_of(space, placement, one.stored, actor)
    adding = _adding(space, placement, actor, None)
    said = DescriptionForm(initial={"description": filed.description})
    context = {
        "one": one,
        "filed": filed,
        "versions": versions,
        "last": versions[0],
        "may_describe": adding["may_write"] and actor.may(Permission.POST_EDIT, filed),
        "may_delete": adding["may_write"] and filed.is_deposit and actor.may(Permission.POST_DELETE, filed),
        "may_hide": filed.is_deposit and actor.may(Permission.POST_HIDE, filed) and not filed.is_by(actor),
        "description": forms.get("description") or said,
        "replacement": forms.get("replacement") or ReplaceForm(),
        **adding,
    }
    return _page(request, space, placement, "filing/show.html", context, status)


def file_of(request: HttpRequest, space: Space, placement: Placement, number: int) -> ShownFile:
    """Return a file, of any version, that the reader has before their eyes in this place, or 404."""
    actor = request.actor  # type: ignore[attr-defined]
    stored = get_object_or_404(files_in(space, placement, actor).select_related("portal"), pk=number)
    return shown(space, placement, actor, [stored])[0]


def filed_or_new(space: Space, placement: Placement, one: ShownFile) -> Filed:
    """Return what the dossier knows of a file, or what it is about to."""
    filed: Filed = one.filed or space.filed(
        case=placement.case, stored_id=one.stored.pk, author_id=one.stored.author_id
    )
    filed.placement, filed.stored = placement, one.stored
    return filed


def hidden_in(space: Space, placement: Placement, by: Actor, links: Sequence[Linked]) -> list[Document]:
    """Return what the team has hidden, for the team: one query, two when there are files.

    :param links: those of the place, hidden ones included.
    """
    if not by.may(Permission.POST_HIDE, placement):
        return []
    hidden = space.filed.objects.filter(case_id=placement.case_id, hidden_at__isnull=False)
    rows: list[Filed] = list(hidden.order_by("-hidden_at"))
    known = StoredFile.objects.in_bulk([row.stored_id for row in rows]) if rows else {}
    for row in rows:
        row.stored = known[row.stored_id]
    return [*rows, *(one for one in links if one.hidden_at)]


def _adding(space: Space, placement: Placement, by: Actor, form: AddForm | None) -> dict[str, Any]:
    """Return what the form shows, or why there is none."""
    adding: dict[str, Any] = {"may_write": by.may(space.write, placement), "refusal": "", "form": None, "audience": ""}
    if not adding["may_write"]:
        return adding
    try:
        ensure_spoken_in(placement, by)
    except Refused as refused:
        return adding | {"refusal": refused.sentence, "may_write": False}
    return adding | {"form": form or AddForm(), "audience": audience_of(space, placement, by)}


def _private_part(space: Space, placement: Placement, by: Actor) -> dict[str, Any]:
    """Return the last private files beside the common ones, for the advisers."""
    if space is not COMMON or not by.may(PRIVATE.read, placement):
        return {"private_files": None}
    files = latest_of(PRIVATE, placement, by)
    return {"private_files": files, "private_count": files[0].total if files else 0, "private_space": PRIVATE}


def _page(
    request: HttpRequest, space: Space, placement: Placement, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    frame = {"frame": frame_of(request, placement), "case": placement.case, "placement": placement, "space": space}
    return render(request, template, frame | context, status=status)
