"""What nobody finished is forgotten after thirty days; what was sent never is."""

from datetime import timedelta

import pytest

from recoco.domain.cases.models import Case, Placement, Status
from recoco.domain.submission.actions.attaching import attach_files
from recoco.domain.submission.actions.drafting import answer, attach_to_author
from recoco.domain.submission.actions.forgetting import forget_draft
from recoco.domain.submission.actions.recalling import send_link
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.models import Attachment, Draft
from recoco.domain.submission.querysets import KEPT_FOR
from recoco.domain.submission.sweeps import forget_drafts
from recoco.domain.surveys.actions.answering import Given
from recoco.domain.surveys.models import SurveySession
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from tests.domain.submission.writing import drafted
from tests.domain.surveys.trial import by_key, make_survey
from tests.kernel.files.samples import sample
from tests.together import at_once, on, refusals
from tests.worlds import World

LATER = KEPT_FOR + timedelta(hours=1)


def unfinished(world: World) -> Draft:
    """Have Zoé leave a submission before its end: described, answered, with a file and its number."""
    make_survey(world)
    zoe = world.actor(world.zoe)
    draft = drafted(world, world.zoe)
    attach_files(draft, [deposit(sample("pdf"))], by=zoe)
    questions = by_key()
    answer(draft, {questions["soil"]: Given("yes", deposits=[deposit(sample("png"))])}, by=zoe)
    attach_to_author(draft, by=zoe)
    return draft


def test_an_incomplete_case_goes_with_all_that_it_had(world: World, on_a: None) -> None:
    draft = unfinished(world)
    number = draft.placement.case_id
    with clock.moved_to(clock.now() + LATER):
        assert forget_drafts(StopSignal()) == 1
    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert not Placement.objects.filter(case_id=number).exists()
    assert not Case.objects.filter(pk=number).exists()
    assert not StoredFile.objects.exists()
    assert not SurveySession.objects.exists()
    assert not Attachment.objects.exists()


def test_what_is_gone_on_with_or_sent_stays(world: World, on_a: None) -> None:
    draft = unfinished(world)
    assert not forget_draft(draft.pk)
    questions, zoe = by_key(), world.actor(world.zoe)
    answer(draft, {questions["uses"]: Given(["park"])}, by=zoe)
    send_submission(draft, by=zoe)
    with clock.moved_to(clock.now() + LATER):
        assert forget_drafts(StopSignal()) == 0
    assert Placement.objects.get(case_id=draft.placement.case_id).status == Status.SUBMITTED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_whoever_sends_while_it_is_forgotten_wins_or_is_told(world: World) -> None:
    with world.on(world.urbanvitaliz):
        zoe, draft = world.actor(world.zoe), drafted(world, world.zoe)
        attach_to_author(draft, by=zoe)
        Draft.objects.filter(pk=draft.pk).update(updated_at=clock.now() - LATER)

    def send() -> None:
        send_submission(Draft.objects.select_related("placement__case").get(pk=draft.pk), by=zoe)

    def forget() -> bool:
        return forget_draft(draft.pk)

    sent, forgotten = at_once([on(world.urbanvitaliz, send), on(world.urbanvitaliz, forget)])
    with world.on(world.urbanvitaliz):
        kept = Placement.objects.filter(pk=draft.placement_id, status=Status.SUBMITTED).exists()
    assert kept is not forgotten
    assert (sent is None) is kept or isinstance(sent, Draft.DoesNotExist)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_the_link_leaves_once_whoever_of_the_team_is_first(world: World) -> None:
    with world.on(world.urbanvitaliz):
        draft = drafted(world, world.zoe)
    people = [world.actor(world.sami), world.actor(world.adele)] * 2
    gestures = [on(world.urbanvitaliz, lambda by=by: send_link(Draft.objects.get(pk=draft.pk), by=by)) for by in people]
    assert len(refusals(at_once(gestures))) == 3
    with world.on(world.urbanvitaliz):
        assert OutgoingEmail.objects.filter(kind="submission.draft_link").count() == 1
