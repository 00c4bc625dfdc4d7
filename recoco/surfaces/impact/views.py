"""The statistics of a portal: a page, a table and a document, of any past day."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from recoco.kernel.access.gates import public
from recoco.kernel.portals import scope
from recoco.surfaces.impact import writing
from recoco.surfaces.impact.forms import DayForm
from recoco.surfaces.impact.page import breakdowns_of, sections_of
from recoco.surfaces.impact.publicity import may_read
from recoco.surfaces.impact.report import report_at


def _of_a_day(view: Callable[[HttpRequest, DayForm], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Read the day that is asked, for who may read the figures."""

    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        if not may_read(request.actor):  # type: ignore[attr-defined]
            return redirect_to_login(request.get_full_path())
        return view(request, DayForm(request.GET))

    return shown


@require_safe
@public
@_of_a_day
def show(request: HttpRequest, form: DayForm) -> HttpResponse:
    """Show what the portal changes, with the definition of each figure."""
    if not form.is_valid():
        return render(request, "impact/statistics.html", {"form": form, "report": None}, status=422)
    report = report_at(form.cleaned_data["au"])
    context = {
        "form": DayForm({"au": report.day}),
        "report": report,
        "sections": sections_of(report),
        "breakdowns": breakdowns_of(report),
        "query": _query(report.day),
    }
    return render(request, "impact/statistics.html", context)


@require_safe
@public
@_of_a_day
def table(request: HttpRequest, form: DayForm) -> HttpResponse:
    """Send the figures as a table."""
    if not form.is_valid():
        return _refused(form)
    report = report_at(form.cleaned_data["au"])
    name = f"statistiques-{report.portal.key}-{report.day.isoformat()}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(writing.table(report), content_type="text/csv; charset=utf-8", headers=disposition)


@require_safe
@public
@_of_a_day
def document(request: HttpRequest, form: DayForm) -> HttpResponse:
    """Send the figures as a document."""
    if not form.is_valid():
        return _refused(form)
    report = report_at(form.cleaned_data["au"])
    address = f"{scope.current_portal().base_url}{reverse('impact:show')}?{_query(report.day)}"
    return JsonResponse(writing.document(report, address), json_dumps_params={"ensure_ascii": False})


def _query(day: date) -> str:
    return urlencode({"au": day.isoformat()})


def _refused(form: DayForm) -> HttpResponse:
    sentences = " ".join(problem.sentence for problem in form.problems)
    return HttpResponse(sentences, status=422, content_type="text/plain; charset=utf-8")
