"""Many members of one dossier, each with facts to be told of: what whole mailings are tried on."""

from datetime import timedelta

from recoco.domain.accounts.models import Person, User
from recoco.domain.cases.events.people import MEMBER_REMOVED
from recoco.domain.cases.models import CaseParticipation, Side
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.models import Notice, Recipient
from tests.worlds import World


def gather(world: World, people: int, *, facts: int) -> list[Person]:
    """Make members of the Friche Lebel, and tell each of the same facts: due an hour ago."""
    users = User.objects.bulk_create(User(email=f"membre-{n}@exemple.fr", password="!") for n in range(people))
    now, case = clock.now(), world.case(world.alone)
    with scope.entering(world.urbanvitaliz):
        persons = Person.objects.bulk_create(
            Person(user=user, first_name="Membre", last_name=str(n)) for n, user in enumerate(users)
        )
        CaseParticipation.objects.bulk_create(
            CaseParticipation(
                case=case, user_id=one.user_id, side=Side.MEMBER, first_name=one.first_name, last_name=one.last_name
            )
            for one in persons
        )
        events = Event.objects.bulk_create(_event(world, now - timedelta(hours=n + 2)) for n in range(facts))
        Notice.objects.bulk_create(_notice(event, person) for event in events for person in persons)
    Recipient.objects.bulk_create(Recipient(user_id=user.pk) for user in users)
    return persons


def _event(world: World, at: object) -> Event:
    kind = MEMBER_REMOVED
    return Event(
        type=kind.name,
        reach=kind.reach,
        visibility=kind.visibility,
        portal_id=world.urbanvitaliz.pk,
        case_id=world.alone.case_id,
        actor_id=world.sami.user_id,
        actor_name="Sami Haddad",
        subject_type="cases.placement",
        subject_id=world.alone.pk,
        words={"who": "Claude Martin"},
        channel="web",
        at=at,
    )


def _notice(event: Event, person: Person) -> Notice:
    return Notice(
        event=event,
        person=person,
        user_id=person.user_id,
        case_id=event.case_id,
        who="collectivite",
        family="people",
        permission="case.view",
        page="cases:show",
        at=event.at,
        pace="daily",
        due_at=clock.now() - timedelta(hours=1),
    )
