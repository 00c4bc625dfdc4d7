"""Where the files of a dossier come from: a message, a recommendation, the submission, or the dossier itself."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Value
from django.urls import reverse

from recoco.domain.advice.models import FollowUpFile, Recommendation, RecommendationFile
from recoco.domain.cases.models import Placement
from recoco.domain.conversation.contents import files_of
from recoco.domain.filing.spaces import Space
from recoco.domain.submission.panels import given_files
from recoco.kernel.access.actor import Actor


@dataclass(frozen=True)
class Whence:
    """How a file came: in words, and the page where it did."""

    words: str
    url: str


def standing_in(space: Space, placement: Placement, by: Actor) -> Q:
    """Return the condition on stored files « *by* reads it in this place »: that of whatever each came with."""
    put = space.filed.objects.filter(case_id=placement.case_id).standing()
    said = files_of(space.thread, placement, by).order_by()
    found = Q(pk__in=put.values("stored_id")) | Q(pk__in=said.values("file_id"))
    if space.is_private:
        return found
    published = Recommendation.objects.published().filter(case_id=placement.case_id).order_by()
    advised = RecommendationFile.objects.filter(case_id=placement.case_id, removed_at=None)
    advised = advised.filter(recommendation__in=published.values("pk"))
    given = Q(pk__in=_said(placement).values("file_id")) | Q(pk__in=given_files(placement.case))
    return found | Q(pk__in=advised.values("file_id")) | given


def whence_of(space: Space, placement: Placement, by: Actor, numbers: Collection[int]) -> dict[int, Whence]:
    """Return what these files came with; nothing for those that were put in the dossier by themselves."""
    found = {}
    for row in files_of(space.thread, placement, by).filter(file__in=numbers):
        words = f"joint {'à la note' if space.is_private else 'au message'} de {row.post.author_name}"
        found[row.file_id] = Whence(words, space.thread.place_of(placement, row.post_id))
    if not space.is_private:
        found |= _advised(placement, numbers)
        case = placement.get_absolute_url()
        given = given_files(placement.case)
        found |= {number: Whence(given[number], case) for number in given.keys() & set(numbers)}
    return found


def _said(placement: Placement) -> Any:
    """Narrow to the files of what was said of recommendations; a withdrawn one takes away none of its answers."""
    told = Recommendation.objects.filter(case_id=placement.case_id, published_at__isnull=False).order_by()
    rows = FollowUpFile.objects.filter(case_id=placement.case_id)
    return rows.filter(follow_up__uptake__recommendation__in=told.values("pk"))


def _advised(placement: Placement, numbers: Collection[int]) -> dict[int, Whence]:
    """Return which of these files came with recommendations, or with what was said of them: one query."""
    page, slug = reverse("advice:index", args=[placement.case.slug]), placement.case.slug
    given = RecommendationFile.objects.filter(case_id=placement.case_id, removed_at=None, file__in=numbers)
    said, one = _said(placement).filter(file__in=numbers), "follow_up__uptake__recommendation"
    rows = given.order_by().values_list("file_id", "recommendation_id", "recommendation__title", Value(""))
    answered = said.order_by().values_list("file_id", f"{one}_id", f"{one}__title", "follow_up__author_name")
    found = {}
    for file_id, pk, title, author in rows.union(answered, all=True):
        if author:
            words = f"joint par {author} à sa réponse sur « {title} »"
            found[file_id] = Whence(words, reverse("advice:show", args=[slug, pk]))
        else:
            found[file_id] = Whence(f"joint à la recommandation « {title} »", f"{page}?reco={pk}#reco-{pk}")
    return found
