"""Hands out the files given with a submission, to its author while it is written, then to whoever reads the case."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from recoco.domain.cases.readable import readable_placement
from recoco.domain.submission.models import Attachment
from recoco.domain.submission.views.drafts import draft_of, must_be_confirmed
from recoco.domain.surveys.models import Answer, AnswerFile
from recoco.kernel.access.gates import access, public
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.serving import serve
from recoco.kernel.portals import scope


@require_GET
@public
def of_draft(request: HttpRequest, number: int) -> HttpResponseBase:
    """Hand out a file of the submission that this browser is writing."""
    draft = draft_of(request)
    if draft is None or must_be_confirmed(request, draft):
        raise Http404
    attached = Attachment.objects.filter(draft=draft, file_id=number)
    answers = Answer.objects.filter(session=draft.survey_session) if draft.survey_session else Answer.objects.none()
    if not attached.exists() and not AnswerFile.objects.filter(answer__in=answers, file_id=number).exists():
        raise Http404
    return serve(request, get_object_or_404(StoredFile, pk=number), inline=True)


@require_GET
@access(Permission.THREAD_READ)
def of_case(request: HttpRequest, number: int) -> HttpResponseBase:
    """Hand out a file given with the submission, or with an answer, of a case that one reads."""
    actor = request.actor  # type: ignore[attr-defined]
    stored = get_object_or_404(StoredFile, pk=number, case_id__isnull=False)
    placement = readable_placement(stored.case_id or 0, by=actor)
    # Other files of the case have pages, and rights, of their own.
    with scope.entering(stored.portal):
        given = Attachment.objects.filter(file=stored).exists() or AnswerFile.objects.filter(file=stored).exists()
    if not given:
        raise Http404
    actor.must(Permission.THREAD_READ, placement)
    return serve(request, stored, inline=True)
