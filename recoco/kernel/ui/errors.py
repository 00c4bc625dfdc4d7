"""Answers when something is refused, absent or broken: in French, without a query, whatever has failed."""

import logging
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from recoco.kernel.ui.context import Page
from recoco.kernel.ui.htmx import wants_fragment
from recoco.kernel.ui.navigation import Link, links_of, signed_in

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Trouble:
    """What one status says to people: what happened, then how to go on."""

    status: int
    title: str
    lead: str
    text: str = ""
    pictogram: str = "technical-error"
    links: list[Link] = field(default_factory=list)


TROUBLES = {
    trouble.status: trouble
    for trouble in (
        Trouble(
            400,
            "Cette demande est incompréhensible",
            "Votre navigateur a envoyé quelque chose que nous n’attendions pas.",
            "Revenez à la page précédente, rechargez-la, puis recommencez.",
        ),
        Trouble(
            403,
            "Votre rôle ne permet pas cela",
            "Cette action est réservée à d’autres personnes.",
            "Si elle vous est nécessaire, demandez-la à l’équipe du portail.",
            "padlock",
        ),
        Trouble(404, "Page introuvable", "", "", "warning"),
        Trouble(409, "Ce n’est pas possible pour le moment", "", "Revenez à la page précédente.", "information"),
        Trouble(
            413,
            "C’est trop lourd",
            "Ce que vous envoyez dépasse la taille permise.",
            "Envoyez moins de fichiers à la fois, ou des fichiers plus légers.",
            "warning",
        ),
        Trouble(
            429,
            "Trop d’essais en peu de temps",
            "Pour protéger les comptes, nous limitons le nombre d’essais.",
            "Patientez quelques minutes, puis réessayez.",
            "padlock",
        ),
        Trouble(
            500,
            "Une erreur s’est produite chez nous",
            "Vous n’y êtes pour rien, et l’équipe technique est prévenue.",
            "Ce que vous veniez d’enregistrer avant cette page est conservé. Réessayez dans quelques minutes.",
        ),
    )
}
STALE_FORM = Trouble(
    403,
    "Cette page était ouverte depuis trop longtemps",
    "Par sécurité, un formulaire n’est accepté que s’il vient d’une page récente.",
    "Revenez à la page précédente, rechargez-la, puis envoyez de nouveau. "
    "Si cela se répète, autorisez les cookies de ce site.",
    "padlock",
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400, or 413 when the request was too large to be read."""
    too_large = isinstance(exception, RequestDataTooBig | TooManyFilesSent)
    return answer(request, TROUBLES[413 if too_large else 400])


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403: the person knows that the thing exists, and may not do this to it."""
    usual = TROUBLES[403]
    return answer(request, replace(usual, lead=str(exception or "") or usual.lead))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, the same for what does not exist and for what this account may not see."""
    usual = TROUBLES[404]
    if signed_in(request):
        name = Page(request).account
        lead = f"Cette page n’existe pas, ou le compte de {name} ne permet pas de la voir."
        text = "Si vous avez plusieurs comptes, c’est peut-être avec un autre que vous suivez ce dossier."
    else:
        lead = "Cette page n’existe pas, ou elle n’est visible qu’une fois connecté."
        text = "Connectez-vous d’abord : si la page vous est destinée, elle s’ouvrira."
    links = links_of("NOT_FOUND_LINKS", request)
    return answer(request, replace(usual, lead=lead, text=text, links=links))


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413, for the views that weigh files themselves."""
    return answer(request, TROUBLES[413])


def refused(request: HttpRequest, sentence: str, status: int = 409, seconds: int = 0) -> HttpResponse:
    """Answer the sentence of a refusal.

    :param status: 409, or 429 when a limit is reached.
    :param seconds: how long to wait before trying again; 0 when waiting changes nothing.
    """
    usual = TROUBLES[status]
    response = answer(request, replace(usual, lead=sentence))
    if seconds:
        response["Retry-After"] = str(seconds)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose proof of origin is missing or stale."""
    logger.warning("CSRF refused: %s", reason)
    return answer(request, STALE_FORM)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with what the request already knows: no context processor, no link, no session."""
    try:
        frame = Page(None, getattr(request, "portal", None))
        html: str = render_to_string("ui/error.html", {"page": frame, "trouble": TROUBLES[500]})
    except Exception:
        # Broken templates or uncollected files must not hide the first error behind a second one.
        logger.exception("The page of errors is broken too.")
        trouble = TROUBLES[500]
        html = f"<!doctype html><html lang=fr><title>{trouble.title}</title><h1>{trouble.title}</h1><p>{trouble.text}"
    return HttpResponse(html, status=500)


def answer(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Return the page of a trouble, or, for htmx, an alert in the page's place for messages."""
    context: dict[str, Any] = {"trouble": trouble}
    if wants_fragment(request):
        # Shown beside the content instead of in its place: nothing typed is lost.
        response = HttpResponse(render_to_string("ui/error.html#alert", context, request), status=trouble.status)
        response["HX-Retarget"] = "#messages"
        response["HX-Reswap"] = "innerHTML"
    else:
        html = render_to_string("ui/error.html", context, request)
        response = HttpResponse(html, status=trouble.status, reason=HTTPStatus(trouble.status).phrase)
    patch_vary_headers(response, ["HX-Request"])
    return response
