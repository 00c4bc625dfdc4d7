"""Makes share links, and closes them."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from recoco.domain.cases.models import Case, Placement
from recoco.domain.sharing.events import SHARE_LINK_MADE, SHARE_LINK_REVOKED
from recoco.domain.sharing.links import PURPOSE
from recoco.domain.sharing.models import SharedPart, ShareLink
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.limits import Limit
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock, tokens
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import day

LINKS_BY_PERSON = Limit("share_link.person", 20, timedelta(days=1))
MOST_OPEN = 20
LONGEST = timedelta(days=366)


@transaction.atomic
def make_link(
    placement: Placement,
    *,
    label: str,
    parts: Collection[SharedPart | str],
    lasts: timedelta,
    by: Actor,
    site: str = "",
) -> tuple[ShareLink, str]:
    """Let whoever has a link read some parts of the case; return the link, and its secret, which is kept nowhere.

    :param label: for whom it is.
    :param lasts: a year at most.
    :param site: origin of the only site that may frame it, such as « https://www.exemple.fr »; none for a page.
    :raises Forbidden: when *by* may not.
    :raises Refused: when the case is not advised here, or has twenty links already.
    :raises TooMany: above twenty links a day.
    """
    by.must(Permission.SHARE_LINK_MAKE, placement)
    placement.ensure_accepted()
    if not timedelta() < lasts <= LONGEST:
        raise ValueError("A share link lasts a year at most.")
    LINKS_BY_PERSON.spend(str(by.user_id))
    # The case's row is the lock: two people who share it at once do not go beyond the most together.
    Case.objects.select_for_update(no_key=True).get(pk=placement.case_id)
    if ShareLink.objects.open().filter(case_id=placement.case_id).count() >= MOST_OPEN:
        raise Refused(f"Ce dossier a déjà {MOST_OPEN} liens ouverts : fermez ceux qui ne servent plus.")
    secret, now = tokens.new_token(), clock.now()
    link = ShareLink(
        case=placement.case,
        portal=placement.portal,
        label=label.strip(),
        digest=tokens.digest(secret, purpose=PURPOSE),
        site=site,
        made_at=now,
        made_by_id=by.user_id or 0,
        made_by_name=by.name,
        made_by_organization=by.person.organization if by.person else "",
        expires_at=now + lasts,
        **{f"shows_{one.value}": one in parts for one in SharedPart},
    )
    link.save()
    words = {"label": link.label, "until": day(link.expires_at), "shown": link.shown}
    record(SHARE_LINK_MADE, by=by, subject=link, case_id=placement.case_id, **words)
    return link, secret


@transaction.atomic
def revoke_link(link: ShareLink, *, by: Actor) -> None:
    """Close a link at once, whoever made it.

    :raises Forbidden: when *by* may not.
    :raises Refused: when it is closed already.
    """
    by.must(Permission.SHARE_LINK_REVOKE, link)
    still = ShareLink.objects.filter(pk=link.pk, revoked_at=None)
    if not still.update(revoked_at=clock.now(), revoked_by_name=by.name):
        raise Refused(f"Le lien « {link.label} » est déjà fermé.")
    record(SHARE_LINK_REVOKED, by=by, subject=link, case_id=link.case_id, label=link.label)
