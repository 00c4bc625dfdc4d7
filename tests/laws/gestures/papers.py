"""The use of the permission to export a case."""

from typing import Any

from recoco.kernel.access.permissions import Permission
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture

P = Permission
DOCUMENTS = ("note", "note_pdf", "whole", "whole_pdf", "archive")


def of(name: str, fields: dict[str, Any] | None = None) -> Gesture:
    """Return the gesture of opening a document, or of asking for it by a form."""

    def try_document(attempt: Attempt) -> Request:
        return Request(attempt.page(f"papers:{name}"), fields)

    try_document.__name__ = f"{name}_by_form" if fields else name
    return try_document


gesture(P.CASE_EXPORT)(of("index"))
for name in DOCUMENTS:
    gesture(P.CASE_EXPORT)(of(name))
for name in ("note", "whole"):
    gesture(P.CASE_EXPORT)(of(name, {"coordonnees": "oui"}))
