"""What surrounds every page of a case: its tabs and the main action of one's role, handed down by packages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from recoco.domain.cases.models import Placement, Status
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.slots import entries
from recoco.kernel.ui.navigation import Link


@dataclass(frozen=True)
class CaseTab:
    """A page of the case, declared in the slot `CASE_TABS`.

    :param url_name: a route that takes the case's slug.
    :param permission: who sees the tab.
    """

    label: str
    url_name: str
    permission: Permission


@dataclass(frozen=True)
class CaseAction:
    """What somebody may do next on a case, declared in the slot `CASE_ACTIONS`; the first allowed comes first.

    :param url_name: a route that takes the case's number.
    :param statuses: where it makes sense.
    :param post: a button that posts; else a link.
    """

    label: str
    url_name: str
    permission: Permission
    statuses: tuple[Status, ...]
    post: bool = False


@dataclass(frozen=True)
class CaseFrame:
    """The frame of one page of a case, for one reader.

    :param tabs: the pages they may open.
    :param actions: what they may do next.
    """

    placement: Placement
    tabs: list[Link]
    actions: list[Link]


def frame_of(request: HttpRequest, placement: Placement) -> CaseFrame:
    """Return the frame of *placement* for the one who asks, without any query when its roles are annotated."""
    actor = request.actor  # type: ignore[attr-defined]
    tabs: Iterable[CaseTab] = entries("CASE_TABS")
    actions: Iterable[CaseAction] = entries("CASE_ACTIONS")
    return CaseFrame(
        placement=placement,
        tabs=[_tab(tab, placement, request.path) for tab in tabs if actor.may(tab.permission, placement)],
        actions=[
            Link(action.label, reverse(action.url_name, args=[placement.case_id]), post=action.post)
            for action in actions
            if placement.status in action.statuses and actor.may(action.permission, placement)
        ],
    )


def _tab(tab: CaseTab, placement: Placement, path: str) -> Link:
    url = reverse(tab.url_name, args=[placement.case.slug])
    return Link(tab.label, url, current="page" if url == path else "")
