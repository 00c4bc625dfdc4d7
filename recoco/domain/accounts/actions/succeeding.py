"""Whoever takes over a shared address holds it: where they say so, then on each portal where its dossiers lead."""

from django.db.models import QuerySet

from recoco.domain.accounts import mails
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.events import MAILBOX_FOLLOWED, MAILBOX_PASSED
from recoco.domain.accounts.models import Person, Signatory
from recoco.domain.accounts.models.person import SIGNED_WORDS
from recoco.domain.accounts.sensitivity import is_sensitive
from recoco.domain.accounts.signing import in_the_name_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.kit.slots import entries
from recoco.kernel.portals import scope
from recoco.kernel.ui.french import of


def pass_mailbox(here: Person, to: Signatory, holder: int, by: Actor) -> None:
    """Have *to* hold the address in the place of *holder*, who does not read it any more.

    Call it in a transaction that holds *here* and its account.

    :param holder: number of a signatory.
    :raises Refused: when somebody else has taken over meanwhile.
    """
    reading = Signatory.objects.all().of(here)
    before = reading.filter(pk=holder, is_holder=True).first()
    if before is None:
        now_held = reading.filter(is_holder=True).get()
        raise Refused(f"{now_held.full_name} vient de prendre la suite à cette adresse. Rien d’autre n’a changé.")
    _hold(here, to, before)
    _follow(here, to, before, by, {here.portal_id})
    whose, where = of(before.full_name), here.organization
    event = record(MAILBOX_PASSED, by=by, subject=here, who=to.full_name, before=whose, organization=where)
    mails.tell_who_signs(here, event.sentence, cause=event.pk)


def _hold(person: Person, to: Signatory, before: Signatory) -> None:
    Signatory.objects.filter(pk=before.pk).update(is_holder=False, ended_at=clock.now())
    Signatory.objects.filter(pk=to.pk).update(is_holder=True)
    _bear(person, to)


def _bear(person: Person, to: Signatory) -> None:
    for name in SIGNED_WORDS:
        setattr(person, name, getattr(to, name))
    person.save(update_fields=SIGNED_WORDS)


def _follow(here: Person, to: Signatory, before: Signatory, by: Actor, known: set[int]) -> None:
    """Tell those who follow the address, and go on where they say that what it does is seen.

    :param known: numbers of the portals that know it.
    """
    for follow in entries("MAILBOX_FOLLOWERS"):
        for portal in follow(here, before.full_name, by):
            if portal.pk not in known:
                known.add(portal.pk)
                with scope.entering(portal):
                    _follow_there(here.user_id, to, before, by, known)


def _follow_there(account: int, to: Signatory, before: Signatory, by: Actor, known: set[int]) -> None:
    # What is said of a person there is that portal's: only the name of who has gone gives way.
    persons: QuerySet[Person] = Person.objects.select_for_update(no_key=True, of=("self",)).select_related("user")
    person = persons.filter(user_id=account).first()
    if person is None or fold(person.full_name) != before.folded or is_sensitive(person.user):
        return
    who, whose = to.full_name, of(before.full_name)
    if person.is_shared:
        reading = Signatory.objects.all().of(person)
        signs = reading.filter(folded=to.folded).first()
        if signs is None:
            signs = Signatory(person=person, **{name: getattr(to, name) for name in SIGNED_WORDS})
            signs.save()
        _hold(person, signs, reading.get(is_holder=True))
        there = in_the_name_of(actor_of(person, channel=by.channel), signs)
        where = person.organization
        record(MAILBOX_PASSED, by=there, subject=person, who=who, before=whose, organization=where)
    else:
        _bear(person, to)
        there = actor_of(person, channel=by.channel)
        record(MAILBOX_FOLLOWED, by=there, subject=person, who=who, before=whose)
    _follow(person, to, before, there, known)
