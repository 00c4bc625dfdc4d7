"""What goes through the doors of a living service: sessions, codes, attempts, invitations."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from bench.generator.world import DAY, World, insert, insert_on
from recoco.domain.accounts.models import Person, PortalInvitation, RoleName, Session, SignInCode
from recoco.kernel.access.models import Attempt

INVITATIONS = 0.3  # for one adviser


def make(world: World) -> None:
    """Write them."""
    chance = world.chance(__name__)
    people = [one for portal in world.portals for hall in world.town_halls[portal.pk] for one in hall.people]
    insert(Session, (_session(chance, chance.choice(people)) for _ in range(world.size.sessions)))
    insert(SignInCode, (_code(chance, chance.choice(people)) for _ in range(world.size.sessions)))
    insert(Attempt, (_attempt(chance) for _ in range(2 * world.size.sessions)))
    for portal in world.portals:
        count = round(INVITATIONS * len(world.advisers[portal.pk]))
        insert_on(portal, PortalInvitation, _invitations(chance, world.teams[portal.pk][0], count))


def _digest(chance: Random) -> str:
    return f"{chance.getrandbits(256):064x}"


def _session(chance: Random, person: Person) -> Session:
    at = DAY - timedelta(days=chance.randint(0, 28), minutes=chance.randint(0, 600))
    return Session(
        session_key=_digest(chance),
        session_data=_digest(chance) * 4,
        user_id=person.user_id,
        portal_id=person.portal_id,
        device="Firefox sur Windows",
        started_at=at,
        last_seen_at=at,
        expire_date=at + timedelta(days=30),
    )


def _code(chance: Random, person: Person) -> SignInCode:
    at = DAY - timedelta(minutes=chance.randint(0, 3_000))
    return SignInCode(
        purpose="sign_in",
        email=person.user.email,
        browser=_digest(chance),
        code=_digest(chance),
        created_at=at,
        expires_at=at + timedelta(minutes=15),
        used_at=at + timedelta(minutes=1),
    )


def _attempt(chance: Random) -> Attempt:
    kind = chance.choice(("code.address", "code.network", "sign_in.network"))
    return Attempt(kind=kind, who=_digest(chance), at=DAY - timedelta(minutes=chance.randint(0, 2_880)))


def _invitations(chance: Random, by: Person, count: int) -> Iterator[PortalInvitation]:
    for rank in range(count):
        at = DAY - timedelta(days=chance.randint(1, 400))
        accepted_at = at + timedelta(days=1) if chance.random() < 0.8 else None
        yield PortalInvitation(
            email=f"invite-{rank + 1}@exemple.fr",
            role=RoleName.ADVISER,
            is_national=True,
            message="Rejoignez-nous.",
            invited_by=by,
            created_at=at,
            sent_at=at,
            expires_at=at + timedelta(days=30),
            accepted_at=accepted_at,
        )
