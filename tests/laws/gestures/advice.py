"""The use of the permissions on recommendations."""

from typing import Any

from recoco.domain.accounts.actors import actor_of
from recoco.domain.advice.actions.attaching import attach_files
from recoco.domain.advice.actions.spreading import prepare_elsewhere
from recoco.domain.advice.models import Publication, Recommendation, RecommendationFile
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.files.storing import deposit
from tests.domain.advice import making
from tests.kernel.files.samples import sample
from tests.laws.gestures.declaring import Attempt, Request, gesture

P = Permission
WORDS = {"title": "Écrire à l’EPF", "text": "Un courrier."}


def drafted(attempt: Attempt) -> Recommendation:
    """Return a draft of who tries, if they may write one and it is to be theirs; else Adèle's."""
    author = actor_of(attempt.author(attempt.world.adele))
    by = author if author.may(P.RECOMMENDATION_WRITE, attempt.placement) else actor_of(attempt.world.adele)
    return making.drafted(attempt.placement, by)


def published(attempt: Attempt) -> Recommendation:
    """Return a recommendation that Awa has just published."""
    return making.published(attempt.placement, actor_of(attempt.world.awa))[0]


def on(attempt: Attempt, one: Recommendation, name: str, fields: dict[str, Any] | None = None) -> Request:
    """Return what is sent about a recommendation; of a draft, not everybody knows."""
    known_by = P.RECOMMENDATION_SEE_DRAFTS if one.is_draft else None
    told = {Role.OPERATOR: 403}  # at the door of all the recommendations, drafts or not
    return Request(attempt.page(name, number=one.pk), fields, known_by=known_by, told=told)


@gesture(P.THREAD_READ)
def print_the_recommendations(attempt: Attempt) -> Request:
    return Request(attempt.page("advice:printed"), shows=published(attempt).title)


@gesture(P.THREAD_READ)
def print_the_list_to_tick(attempt: Attempt) -> Request:
    return Request(attempt.page("advice:printed_checklist"), shows=published(attempt).title)


@gesture(P.THREAD_READ)
def read_the_recommendations(attempt: Attempt) -> Request:
    return Request(attempt.page("advice:index"), shows=published(attempt).title)


@gesture(P.THREAD_READ)
def read_a_recommendation(attempt: Attempt) -> Request:
    return on(attempt, published(attempt), "advice:show")


@gesture(P.THREAD_READ)
def open_a_file_of_a_recommendation(attempt: Attempt) -> Request:
    one = published(attempt)
    attach_files(one, [deposit(sample("pdf"))], by=actor_of(attempt.world.awa))
    return Request(attempt.page("advice:file", number=RecommendationFile.objects.get(recommendation=one).file_id))


@gesture(P.THREAD_READ)
def say_that_one_has_read_it(attempt: Attempt) -> Request:
    return on(attempt, published(attempt), "advice:read", {})


@gesture(P.RECOMMENDATION_SEE_DRAFTS)
def see_a_draft_in_the_list(attempt: Attempt) -> Request:
    return Request(attempt.page("advice:index"), shows=drafted(attempt).title)


@gesture(P.RECOMMENDATION_SEE_DRAFTS)
def open_a_draft(attempt: Attempt) -> Request:
    return on(attempt, drafted(attempt), "advice:show")


@gesture(P.NOTE_WRITE)
def talk_over_a_draft(attempt: Attempt) -> Request:
    return on(attempt, drafted(attempt), "advice:discuss", {"text": "Vite.", "token": "une"})


@gesture(P.RECOMMENDATION_WRITE)
def write_a_draft(attempt: Attempt) -> Request:
    return Request(attempt.page("advice:create"), WORDS)


@gesture(P.RECOMMENDATION_WRITE)
def edit_a_draft(attempt: Attempt) -> Request:
    one = drafted(attempt)
    return on(attempt, one, "advice:update", {**WORDS, "text": "Deux courriers.", "version": one.version})


@gesture(P.RECOMMENDATION_WRITE)
def edit_what_is_published(attempt: Attempt) -> Request:
    one = published(attempt)
    return on(attempt, one, "advice:update", {**WORDS, "text": "Deux courriers.", "version": one.version})


@gesture(P.RECOMMENDATION_WRITE)
def move_a_draft(attempt: Attempt) -> Request:
    return on(attempt, drafted(attempt), "advice:move", {"to": "down"})


@gesture(P.RECOMMENDATION_WRITE)
def publish_a_draft(attempt: Attempt) -> Request:
    one = drafted(attempt)
    return Request(attempt.page("advice:publish"), {"drafts": f"{one.pk}:{one.version}"})


@gesture(P.RECOMMENDATION_WRITE)
def call_a_publication_back(attempt: Attempt) -> Request:
    published(attempt)
    return Request(attempt.page("advice:call_back", number=Publication.objects.latest("pk").pk), {})


@gesture(P.RECOMMENDATION_WRITE)
def withdraw_what_is_published(attempt: Attempt) -> Request:
    return on(attempt, published(attempt), "advice:withdraw", {"reason": "Le fonds est épuisé"})


@gesture(P.RECOMMENDATION_WRITE)
def choose_other_dossiers_for_it(attempt: Attempt) -> Request:
    return on(attempt, drafted(attempt), "advice:elsewhere")


@gesture(P.RECOMMENDATION_WRITE)
def publish_it_in_another_dossier(attempt: Attempt) -> Request:
    one = published(attempt)
    (copy,) = prepare_elsewhere(one, [attempt.world.shared.pk], by=actor_of(attempt.world.awa))
    return on(attempt, one, "advice:publish_elsewhere", {"drafts": f"{copy.pk}:{copy.version}"})


@gesture(P.RECOMMENDATION_DELETE_DRAFT)
def delete_a_draft(attempt: Attempt) -> Request:
    return on(attempt, drafted(attempt), "advice:destroy", {})


@gesture(P.RECOMMENDATION_SET_STATUS)
def say_where_one_is_with_all(attempt: Attempt) -> Request:
    return Request(attempt.page("advice:checklist"), {f"status_{published(attempt).pk}": "done"})


@gesture(P.RECOMMENDATION_SET_STATUS)
def say_where_one_is_with_it(attempt: Attempt) -> Request:
    return Request(attempt.page("advice:answer", number=published(attempt).pk), {"status": "done"}, is_choice=True)


@gesture(P.RECOMMENDATION_COMMENT)
def comment_it(attempt: Attempt) -> Request:
    return on(attempt, published(attempt), "advice:answer", {"text": "Merci"})
