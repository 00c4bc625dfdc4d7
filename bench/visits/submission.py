"""Bringing a project, and deciding on one."""

from django.urls import reverse

from bench.visits.visit import Shape, Visit, Who


def described(commune: str) -> dict[str, str]:
    """Return what is typed at the first step, the commune as people type it."""
    return {"name": "Ancienne filature", "summary": "Par où commencer ?", "commune_text": commune}


VISITS = (
    Visit("submission", Who.VISITOR, lambda stage: reverse("submission:project")),
    Visit(
        "submission, homonyms",
        Who.VISITOR,
        lambda stage: reverse("submission:project"),
        fields=described("saint martin"),
        status=422,
    ),
    Visit(
        "submission, misspelt commune",
        Who.VISITOR,
        lambda stage: reverse("submission:project"),
        fields=described("roubaxi"),
        status=302,
    ),
    Visit("moderation", Who.STAFF, lambda stage: reverse("submission:moderation"), Shape.RICH),
    Visit("refusal", Who.STAFF, lambda stage: reverse("submission:refuse", args=[stage.waiting.case_id])),
)
