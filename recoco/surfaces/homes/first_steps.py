"""The first steps of somebody new: a short list, ticked by what they have really done, that goes when they say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from recoco.domain.accounts.shared_names import looks_shared
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.surfaces.homes.advising import Advising
from recoco.surfaces.homes.collectivite import Collectivite

NEW_FOR = timedelta(days=60)
MESSAGE = frozenset({"message.posted"})
FILE = frozenset({"file.added", "link.added"})
INVITATION = frozenset({"invitation.sent"})
FOLLOWING = frozenset({"adviser.joined"})
ADVICE = frozenset({"recommendation.drafted", "recommendation.published"})
CONTACT = frozenset({"contact.added", "organization.added"})
DECISION = frozenset({"case.accepted", "case.refused", "case.redirected"})
ADVISERS = frozenset({"portal_invitation.sent", "adviser_request.decided"})
TOLD = MESSAGE | FILE | INVITATION | FOLLOWING | ADVICE | CONTACT | DECISION | ADVISERS


@dataclass(frozen=True)
class Step:
    """Something to do once.

    :param types: events that say it is done, when they are the reader's; none for what is told otherwise.
    """

    label: str
    url: str
    types: frozenset[str] = frozenset()
    is_done: bool = False


def first_steps(actor: Actor, *, is_team: bool, advising: Advising | None, ours: Collectivite) -> list[Step]:
    """Return what somebody new has done and not done yet: one query, none for the others.

    Nothing for who has been here for two months, has closed the list, has no role, or has done it all.
    """
    person = actor.person
    if person is None or person.first_steps_closed_at or person.created_at < clock.now() - NEW_FOR:
        return []
    steps = [*_of_team(is_team), *_of_adviser(advising), *_of_collectivite(actor, ours)]
    if not steps:
        return []
    mine = Event.objects.filter(portal_id=person.portal_id, actor_id=actor.user_id, type__in=TOLD)
    done = set(mine.order_by().values_list("type", flat=True).distinct())
    ticked = [Step(one.label, one.url, one.types, one.is_done or not done.isdisjoint(one.types)) for one in steps]
    return [] if all(one.is_done for one in ticked) else ticked


def _of_team(is_team: bool) -> Iterator[Step]:
    if is_team:
        yield Step("Décider d’une première demande", reverse("submission:moderation"), DECISION)
        yield Step("Faire venir des conseiller·ères", reverse("accounts:invitations"), ADVISERS)


def _of_adviser(advising: Advising | None) -> Iterator[Step]:
    if advising is None:
        return
    if advising.territory is not None:
        yield Step(
            "Rejoindre un dossier de votre territoire", advising.territory.url, FOLLOWING, bool(advising.cases.count)
        )
    followed = advising.cases.cards
    if followed:
        slug = followed[0].placement.case.slug
        yield Step("Vous présenter dans la conversation", reverse("conversation:index", args=[slug]), MESSAGE)
        yield Step("Préparer une première recommandation", reverse("advice:index", args=[slug]), ADVICE)
    if advising.territory is not None:
        yield Step("Ajouter au carnet d’adresses quelqu’un qui aide", reverse("directory:index"), CONTACT)


def _of_collectivite(actor: Actor, ours: Collectivite) -> Iterator[Step]:
    if not ours.cases.cards:
        return
    slug = ours.cases.cards[0].placement.case.slug
    yield Step("Écrire un premier message", reverse("conversation:index", args=[slug]), MESSAGE)
    yield Step("Ajouter un plan, une photo ou une délibération", reverse("filing:index", args=[slug]), FILE)
    yield Step("Inviter un·e collègue à suivre le dossier avec vous", reverse("cases:invite", args=[slug]), INVITATION)
    if looks_shared(actor.person.user.email) or actor.person.is_shared:
        yield Step("Dire qui lit votre adresse e-mail", reverse("accounts:mailbox"), is_done=actor.person.is_shared)
