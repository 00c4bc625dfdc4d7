"""The use of the permissions of a submission and of its moderation."""

from django.urls import reverse

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.models import Placement
from recoco.domain.submission.actions.asking import ask_to_join
from recoco.domain.submission.actions.moderation import refuse_placement
from recoco.domain.submission.forms import FOR_ONESELF
from recoco.domain.submission.models import Attachment, Behalf, Draft, JoinRequest
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.models import Reach
from recoco.kernel.files.storing import deposit, store
from tests.domain.submission.writing import drafted
from tests.kernel.files.samples import sample
from tests.laws.gestures.declaring import Attempt, Request, gesture
from tests.worlds import submitted_case

P = Permission
REFERENT = {
    "referent_first_name": "Léa",
    "referent_last_name": "Petit",
    "referent_function": "Maire",
    "referent_organization": "Mairie de Lille",
    "referent_email": "lea@exemple.fr",
    "referent_message": "Bonjour",
}


@gesture(P.CASE_SUBMIT)
def bring_a_project(attempt: Attempt) -> Request:
    said = {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "behalf": FOR_ONESELF}
    return Request("/deposer/", said)


@gesture(P.CASE_SUBMIT_FOR_SOMEBODY)
def name_who_will_hold_it(attempt: Attempt) -> Request:
    if attempt.who is not None:
        draft = drafted(attempt.world, attempt.who)
        Draft.objects.filter(pk=draft.pk).update(behalf=Behalf.REFERENT, author_id=attempt.who.user_id)
    return Request("/deposer/referent/", REFERENT, leads_to="/deposer/verifier/")


@gesture(P.CASE_VIEW)
def read_the_receipt(attempt: Attempt) -> Request:
    return Request(reverse("submission:receipt", args=[attempt.placement.case_id]), known_by=P.CASE_VIEW)


@gesture(P.THREAD_READ)
def open_a_file_of_the_submission(attempt: Attempt) -> Request:
    placement, marie = attempt.placement, actor_of(attempt.world.marie)
    stored = store(deposit(sample("pdf")), by=marie, case_id=placement.case_id, reach=Reach.CASE)
    Attachment(draft=Draft.objects.get(placement=placement), file=stored).save()
    return Request(reverse("submission:case_file", args=[stored.pk]))


def waiting(attempt: Attempt) -> Placement:
    """Submit one more case of Marie's."""
    return submitted_case("Halle", attempt.world.lille, attempt.world.marie)


@gesture(P.CASE_MODERATE)
def read_what_waits(attempt: Attempt) -> Request:
    return Request("/moderation/", shows=waiting(attempt).case.name)


@gesture(P.CASE_MODERATE)
def accept_a_case(attempt: Attempt) -> Request:
    return Request(reverse("submission:accept", args=[waiting(attempt).case_id]), {})


@gesture(P.CASE_MODERATE)
def refuse_a_case(attempt: Attempt) -> Request:
    said = {"reason": "autre", "details": "Hors sujet"}
    return Request(reverse("submission:refuse", args=[waiting(attempt).case_id]), said)


@gesture(P.CASE_MODERATE)
def send_a_case_elsewhere(attempt: Attempt) -> Request:
    said = {"portal": attempt.world.sosponts.pk, "message": "C’est un pont"}
    return Request(reverse("submission:redirection", args=[waiting(attempt).case_id]), said)


@gesture(P.CASE_MODERATE)
def take_a_refusal_back(attempt: Attempt) -> Request:
    refused = waiting(attempt)
    refuse_placement(refused, reason="Hors sujet", by=actor_of(attempt.world.adele))
    return Request(reverse("submission:reconsideration", args=[refused.case_id]), {"reason": "Erreur"})


def asking(attempt: Attempt) -> JoinRequest:
    """Zoé asks to join the case."""
    draft = drafted(attempt.world, attempt.world.zoe, name=attempt.placement.case.name)
    return ask_to_join(draft, "C’est la nôtre", by=actor_of(attempt.world.zoe))


@gesture(P.CASE_MODERATE)
def read_who_asks_to_join(attempt: Attempt) -> Request:
    return Request("/moderation/rejoindre/", shows=asking(attempt).message)


@gesture(P.CASE_MODERATE)
def invite_who_asks_to_join(attempt: Attempt) -> Request:
    return Request(reverse("submission:join_invitation", args=[asking(attempt).pk]), {})


@gesture(P.CASE_MODERATE)
def leave_out_who_asks_to_join(attempt: Attempt) -> Request:
    return Request(reverse("submission:join_dismissal", args=[asking(attempt).pk]), {"message": ""})


@gesture(P.CASE_MODERATE)
def read_what_is_unfinished(attempt: Attempt) -> Request:
    return Request("/moderation/incompletes/")


@gesture(P.CASE_MODERATE)
def send_the_way_back(attempt: Attempt) -> Request:
    draft = drafted(attempt.world, attempt.world.zoe)
    return Request(reverse("submission:incomplete_link", args=[draft.pk]), {})
