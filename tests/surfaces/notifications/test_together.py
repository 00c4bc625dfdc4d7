"""Several workers at the same hour, on PostgreSQL: every e-mail of the morning leaves, and leaves once."""

from collections import Counter
from datetime import datetime

import pytest

from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.kernel.activity.sweeps import hand_out_events
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.digesting import digest_due
from recoco.surfaces.notifications.sweeps import mail_due
from tests.surfaces.notifications.post import at, done_by
from tests.together import at_once
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def sweep(instant: datetime) -> None:
    """Let three workers read the log, then mail what is due, at the same instant."""

    def one() -> None:
        with clock.moved_to(instant):
            hand_out_events(StopSignal())
            mail_due(StopSignal())
            digest_due(StopSignal())

    at_once([one, one, one])


def queued() -> Counter[str]:
    """Return how many e-mails of notices are made for each address."""
    with scope.everywhere("a test reads the outbox"):
        return Counter(OutgoingEmail.objects.filter(kind__startswith="notifications.").values_list("to", flat=True))


def test_the_mails_of_the_morning_leave_once(world: World) -> None:
    before = queued()
    with done_by(world, world.tess, at(10)) as tess:
        join(world.alone, PlacementRole.OBSERVER, by=tess)
    sweep(at(10, 1))
    assert queued() == before
    sweep(at(8, day=1))
    told = queued() - before
    assert told == dict.fromkeys(("awa@exemple.fr", "marie@exemple.fr", "otto@exemple.fr", "paul@exemple.fr"), 1)


def test_what_leaves_together_is_not_cut_in_two(world: World) -> None:
    before = queued()
    for minute in (0, 4):
        with done_by(world, world.awa, at(10, minute)) as awa:
            placement = Placement.objects.with_case().get(pk=world.alone.pk)
            draft = write_draft(placement, Advice(f"Avis {minute}", "Texte", "", None, ""), by=awa)
            publish_drafts(placement, {draft.pk: draft.version}, by=awa)
        sweep(at(10, minute))
    sweep(at(10, 14))
    told = queued() - before
    assert told == dict.fromkeys(("marie@exemple.fr", "otto@exemple.fr", "paul@exemple.fr"), 1)
    with scope.everywhere("a test reads the outbox"):
        emails = OutgoingEmail.objects.filter(kind="notifications.advice")
        assert {len(email.causes) for email in emails} == {2}
