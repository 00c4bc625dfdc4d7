"""The page of one recommendation: what it says, what is said of it, what its reader may answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from recoco.domain.advice.actions.attaching import files_of
from recoco.domain.advice.answer_forms import AnswerForm, RemarkForm
from recoco.domain.advice.discussion import remarks_of
from recoco.domain.advice.history import history_of
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.page import cards_of
from recoco.domain.advice.reader import Reader
from recoco.domain.cases.frame import frame_of


def show_page(
    request: HttpRequest,
    one: Recommendation,
    reader: Reader,
    form: AnswerForm | RemarkForm,
    *,
    status: int = 200,
    asks_why: bool = False,
) -> HttpResponse:
    """Answer the page of *one*.

    :param form: with what was typed, when it was not kept: a remark on a draft, an answer once it is published.
    :param asks_why: whether the collectivité is asked why it does not follow the recommendation.
    """
    placement = one.placement
    context: dict[str, Any] = {"frame": frame_of(request, placement), "case": placement.case, "one": one}
    context |= {"reader": reader, "form": form, "card": None, "asks_why": asks_why}
    context["remarks"] = remarks_of(one, reader)
    if one.is_draft:
        context["files"] = files_of([one.pk]).get(one.pk, ())
        context["may_discuss"] = reader.may_discuss
    else:
        card = cards_of([one], placement)[0]
        context |= {"card": card, "files": card.files, "history": history_of(one, reader)}
    return render(request, "advice/show.html", context, status=status)
