"""Somebody keeps a link among the documents of a dossier, or mends it."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from recoco.domain.cases.models import Case, Placement
from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.filing.actions.telling import tell_changed, tell_link_added
from recoco.domain.filing.models import Linked
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.refusals import Refused

MOST_LINKS = 100
TOO_MANY = f"Un dossier garde {MOST_LINKS} liens au plus : supprimez ceux qui ne servent plus."
KNOWN = "Ce lien est déjà là."


@dataclass(frozen=True)
class LinkWords:
    """What is said of a link.

    :param url: an address that begins with https://.
    """

    title: str
    url: str
    description: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """The columns that keep them."""
        said = {"title": self.title.strip(), "url": self.url.strip(), "description": " ".join(self.description.split())}
        return {**said, "folded": fold(" ".join(said.values()))}


@transaction.atomic
def add_link(space: Space, placement: Placement, words: LinkWords, *, by: Actor) -> tuple[Linked, bool]:
    """Keep a link; return it, and whether it was not there yet: the same address is kept once.

    :raises Refused: above a hundred, when it does not begin with https://, or nobody hears the case any more.
    """
    by.must(space.write, placement)
    ensure_spoken_in(placement, by)
    if not words.url.strip().startswith("https://"):
        raise Refused("Donnez une adresse qui commence par https://.")
    # The case is the lock: of two who add the same link, the second finds it.
    Case.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.case_id)
    standing = space.linked.objects.filter(case_id=placement.case_id).standing()
    known: Linked | None = standing.filter(url=words.url.strip()).first()
    if known is not None:
        return known, False
    if standing.count() >= MOST_LINKS:
        raise Refused(TOO_MANY)
    link: Linked = space.linked(
        case=placement.case,
        portal=placement.portal,
        author_id=by.user_id,
        author_name=by.name,
        is_deposit=True,
        **words.facts,
    )
    link.save()
    link.placement = placement
    tell_link_added(space, link, by=by)
    return link, True


@transaction.atomic
def change_link(space: Space, link: Linked, words: LinkWords, *, by: Actor) -> None:
    """Mend one's own link, or say what is behind it.

    :raises Refused: when another link leads there already, or it is no longer shown.
    """
    by.must(Permission.POST_EDIT, link)
    ensure_spoken_in(link.placement, by)
    facts = words.facts
    if all(getattr(link, name) == value for name, value in facts.items()):
        return
    try:
        with transaction.atomic():
            done = space.linked.objects.filter(pk=link.pk).standing().update(**facts)
    except IntegrityError:
        raise Refused(KNOWN) from None
    if not done:
        raise Refused("Ce lien n’est plus affiché.")
    link.title = facts["title"]
    tell_changed(space, link, "modifié le lien", by=by)
