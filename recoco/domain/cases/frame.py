"""What surrounds every page of a case: its people, its tabs and the main action of one's role."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from recoco.domain.cases.banners import Banner, banner_of
from recoco.domain.cases.holding import Holding
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, Side, Status
from recoco.domain.cases.moves import Move, moves_of
from recoco.domain.cases.on_case import collectivite_of, followers_of, portals_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.slots import entries
from recoco.kernel.ui.navigation import Link

SHOWN_FOLLOWERS = 3
TO_JOIN = "réservé à celles et ceux qui suivent le dossier : rejoignez-le pour l’ouvrir."
NOT_YOURS = "votre rôle sur ce dossier ne permet pas de l’ouvrir."


@dataclass(frozen=True)
class CaseTab:
    """A page of the case, declared in the slot `CASE_TABS`.

    :param url_name: a route that takes the case's slug.
    :param permission: who may open it; the others who read the case see it locked, with the reason.
    :param badge: how many things wait there for a reader without unread notices; one query at most.
    :param when: who sees it at all; None for every reader of the case.
    """

    label: str
    url_name: str
    permission: Permission
    badge: Callable[[Placement, Actor], int] | None = None
    when: Callable[[Placement, Actor], bool] | None = None


@dataclass(frozen=True)
class CasePanel:
    """What a package adds to the présentation of a case (slot `CASE_PANELS`), or to its readers (`CASE_READERS`).

    :param template: shown with what `context` returns, and with `frame` and `case`.
    :param context: of the placement and its reader; None to show nothing. Its owner keeps it to a query or two.
    :param aside: in the column of side facts, else in the main one.
    """

    template: str
    permission: Permission
    context: Callable[[Placement, Actor], dict[str, Any] | None]
    aside: bool = False


@dataclass(frozen=True)
class CaseAction:
    """What somebody may do next on a case, declared in the slot `CASE_ACTIONS`; the first allowed comes first.

    :param url_name: a route that takes the case's number.
    :param statuses: where it makes sense.
    :param post: a button that posts; else a link.
    :param when: a further condition.
    :param anchor: the part of the page where it is done, such as `#ecrire`.
    """

    label: str
    url_name: str
    permission: Permission
    statuses: tuple[Status, ...]
    post: bool = False
    when: Callable[[Placement, Actor], bool] | None = None
    anchor: str = ""


@dataclass(frozen=True)
class ShownTab:
    """A tab as one reader sees it.

    :param locked: why it does not open; empty for a link.
    """

    label: str
    url: str
    current: str = ""
    badge: int = 0
    locked: str = ""


@dataclass(frozen=True)
class CaseFrame:
    """The frame of one page of a case, for one reader.

    :param tabs: the pages they may open, and those they may know of.
    :param actions: what they may do next.
    :param collectivite: everybody of its side, the owner first.
    :param followers: the advisers and observers of this portal, in the order they came.
    :param holdings: the portals where the case is or was.
    :param moves: the statuses that they may choose.
    """

    placement: Placement
    banner: Banner | None
    tabs: list[ShownTab]
    actions: list[Link]
    collectivite: list[CaseParticipation]
    followers: list[PlacementParticipation]
    holdings: list[Holding]
    moves: list[Move]

    @property
    def owner(self) -> CaseParticipation | None:
        """Who answers for the case on the collectivité side."""
        return next((one for one in self.collectivite if one.side == Side.OWNER), None)

    @property
    def first_followers(self) -> list[PlacementParticipation]:
        """Those whose initials stand in the header."""
        return self.followers[:SHOWN_FOLLOWERS]

    @property
    def more_followers(self) -> int:
        """How many more there are."""
        return max(0, len(self.followers) - SHOWN_FOLLOWERS)

    @property
    def via(self) -> str:
        """The portal where the case was brought."""
        return next((one.portal.name for one in self.holdings if one.is_origin), "")

    @property
    def also_on(self) -> list[str]:
        """The other portals that have accepted it."""
        return [one.portal.name for one in self.holdings if one.is_accepted and not one.is_origin]

    @property
    def locked_tabs(self) -> list[ShownTab]:
        """The tabs that do not open."""
        return [tab for tab in self.tabs if tab.locked]


def frame_of(request: HttpRequest, placement: Placement) -> CaseFrame:
    """Return the frame of *placement* for the one who asks: three queries, and those that badges and banner need."""
    actor = request.actor  # type: ignore[attr-defined]
    tabs: tuple[CaseTab, ...] = entries("CASE_TABS")
    unread = entries("CASE_UNREAD")(request, frozenset(tab.url_name for tab in tabs))
    shown = [tab for tab in tabs if tab.when is None or tab.when(placement, actor)]
    actions: Iterable[CaseAction] = entries("CASE_ACTIONS")
    frame = CaseFrame(
        placement=placement,
        banner=None,
        tabs=[_tab(tab, placement, actor, request.path, unread.get(tab.url_name, 0)) for tab in shown],
        actions=[
            Link(action.label, reverse(action.url_name, args=[placement.case_id]) + action.anchor, post=action.post)
            for action in actions
            if placement.status in action.statuses
            and not placement.is_archived  # put aside, it is only read
            and actor.may(action.permission, placement)
            and (action.when is None or action.when(placement, actor))
        ],
        collectivite=collectivite_of(placement),
        followers=followers_of(placement),
        holdings=portals_of(placement),
        moves=moves_of(placement, actor),
    )
    return replace(frame, banner=banner_of(placement, actor, has_owner=frame.owner is not None))


@dataclass(frozen=True)
class ShownPanel:
    """A panel as one reader sees it."""

    template: str
    context: dict[str, Any]
    aside: bool


def panels_of(placement: Placement, actor: Actor, *, aside: bool = True, slot: str = "CASE_PANELS") -> list[ShownPanel]:
    """Return what packages add to a page of *placement* for this reader, the présentation by default.

    :param aside: with those of the column of side facts.
    """
    shown = []
    for panel in entries(slot):
        if panel.aside and not aside:
            continue
        context = panel.context(placement, actor) if actor.may(panel.permission, placement) else None
        if context is not None:
            shown.append(ShownPanel(panel.template, context, panel.aside))
    return shown


def _tab(tab: CaseTab, placement: Placement, actor: Actor, path: str, unread: int) -> ShownTab:
    if not actor.may(tab.permission, placement):
        joins = actor.may(Permission.PARTICIPATION_JOIN, placement)
        return ShownTab(tab.label, "", locked=TO_JOIN if joins else NOT_YOURS)
    url = reverse(tab.url_name, args=[placement.case.slug])
    current = "page" if url == path else "true" if tab.url_name != "cases:show" and path.startswith(url) else ""
    return ShownTab(tab.label, url, current, unread or (tab.badge(placement, actor) if tab.badge else 0))
