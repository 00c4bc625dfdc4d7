"""What the rows about recommendations need to know: what is still told, and in whose words."""

from django.urls import reverse

from recoco.domain.advice.actions.publishing import seal, still_published
from recoco.domain.advice.models import FollowUp, Recommendation, Remark, Uptake
from recoco.domain.cases.models import Outcome, Placement
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.richtext import plain
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.words import Words, quote

MOST_QUOTED = 6  # recommendations in one e-mail; the others are counted


def is_told(event: Event, placement: Placement | None) -> bool:
    """Tell whether the publication was not called back; from now on it cannot be."""
    number = event.subject_id or 0
    with scope.entering(Portal.objects.get(pk=event.portal_id or 0)):  # only the portal that published writes it
        return seal(number) and bool(still_published(number))


def is_published(event: Event, placement: Placement | None) -> bool:
    """Tell whether the recommendation is still read by the collectivité."""
    return bool(Uptake.objects.filter(recommendation_id=event.subject_id, is_live=True).exists())


def is_still_said(event: Event, placement: Placement | None) -> bool:
    """Tell whether the status said is the present one; what was added in words is told in any case."""
    said = Uptake.objects.filter(recommendation_id=event.subject_id, is_live=True)
    return bool((said if event.words["commented"] else said.filter(status=event.words["status"])).exists())


def of_publication(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote what was published and stands, in its order; open the first."""
    told = [one for event in events for one in still_published(event.subject_id or 0)]
    quotes = [quote(plain(one.text), one.title, one.card) for one in told[:MOST_QUOTED]]
    left = len(told) - len(quotes)
    if left:
        quotes.append(quote(f"… et {counted(left, 'autre recommandation', 'autres recommandations')}."))
    what = counted(len(told), "recommandation", "recommandations")
    return {"what": what, "many": len(told) > 1, "quotes": quotes, **_opening(placement, told[0].pk if told else None)}


def of_recommendation(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote what the recommendation says now."""
    one = Recommendation.objects.select_related("card").get(pk=events[-1].subject_id)
    return {"title": one.title, "quotes": [quote(plain(one.text), one.title, one.card)], **_opening(placement, one.pk)}


def of_withdrawal(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote the reason."""
    said = events[-1].words
    return {"title": said["title"], "quotes": [quote(str(said["reason"]))], **_opening(placement)}


def of_answer(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote why, and what was added."""
    said = events[-1].words
    added = FollowUp.objects.get(pk=said["follow_up"]).text
    quotes = [quote(words) for words in (str(said.get("reason", "")), plain(added)) if words]
    path = ""
    if placement is not None:
        path = reverse("advice:show", args=[placement.case.slug, events[-1].subject_id])
    return {"title": said["title"], "quotes": quotes, "path": path}


def is_drafted(event: Event, placement: Placement | None) -> bool:
    """Tell whether the recommendation is still a draft: what was said of it serves no more once it is published."""
    return Recommendation.objects.drafts().filter(pk=event.subject_id).exists()


def of_remark(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote what was said of the draft."""
    said = events[-1].words
    path = ""
    if placement is not None:
        path = f"{reverse('advice:show', args=[placement.case.slug, events[-1].subject_id])}#discussion"
    return {"title": said["title"], "quotes": [quote(Remark.objects.get(pk=said["remark"]).text)], "path": path}


def of_outcome(events: list[Event], placement: Placement | None, who: Who) -> Words:
    """Quote what was noted of it."""
    outcome = Outcome.objects.get(pk=events[-1].subject_id)
    quotes = [quote(outcome.note)] if outcome.note else []
    path = f"{placement.case.get_absolute_url()}#outcome-{outcome.pk}" if placement else ""
    return {"quotes": quotes, "path": path}


def _opening(placement: Placement | None, number: int | None = None) -> Words:
    if placement is None:
        return {}
    page = reverse("advice:index", args=[placement.case.slug])
    return {"path": f"{page}?reco={number}#reco-{number}" if number else page}
