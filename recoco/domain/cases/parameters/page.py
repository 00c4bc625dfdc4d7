"""What the tab « Paramètres » leads to: one card for each thing that one reader may settle on a dossier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.slots import entries


@dataclass(frozen=True)
class CaseSetting:
    """A small page where something of a dossier is settled, declared in the slot `CASE_SETTINGS`, in order.

    :param section: the heading it stands under.
    :param text: one sentence: what it changes, and for whom.
    :param url_name: a route that takes the case's slug.
    :param permissions: whoever holds one of them on the dossier is offered it.
    :param state: how it stands now, in a few words; no query.
    :param when: a further condition; no query.
    """

    section: str
    label: str
    text: str
    url_name: str
    permissions: tuple[Permission, ...]
    state: Callable[[Placement], str] | None = None
    when: Callable[[Placement], bool] | None = None
    query: str = ""


@dataclass(frozen=True)
class ShownSetting:
    """A setting as one reader sees it."""

    label: str
    text: str
    url: str
    state: str


def settings_of(placement: Placement, actor: Actor) -> dict[str, list[ShownSetting]]:
    """Return what *actor* may settle on *placement*, by section, without any query."""
    found: dict[str, list[ShownSetting]] = {}
    declared: Iterable[CaseSetting] = entries("CASE_SETTINGS")
    for one in declared:
        allowed = any(actor.may(permission, placement) for permission in one.permissions)
        if allowed and (one.when is None or one.when(placement)):
            url = reverse(one.url_name, args=[placement.case.slug]) + one.query
            state = one.state(placement) if one.state else ""
            found.setdefault(one.section, []).append(ShownSetting(one.label, one.text, url, state))
    return found
