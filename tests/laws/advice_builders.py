"""For each address about recommendations: how to make them, and who rightfully opens it."""

from collections.abc import Callable

from django.db import transaction

from recoco.domain.advice.actions.attaching import attach_files
from recoco.domain.advice.actions.spreading import prepare_elsewhere
from recoco.domain.advice.models import Publication, Recommendation, RecommendationFile
from recoco.kernel.files.storing import deposit
from tests.domain.advice.making import drafted, published, published_with_contact
from tests.kernel.files.samples import sample
from tests.laws.visits import Visit
from tests.worlds import World


def slug_of(world: World) -> str:
    """Return how addresses name Marie's first case."""
    return world.case(world.alone).slug


def one_published(world: World) -> Recommendation:
    """Publish a recommendation of Awa's."""
    return published(world.alone, world.actor(world.awa))[0]


def of_page(world: World) -> Visit:
    """The recommendations of a case that Awa advises."""
    return Visit(world.awa, {"slug": slug_of(world)})


def of_published(world: World) -> Visit:
    """A recommendation that Awa has published, for whoever advises."""
    return Visit(world.awa, {"slug": slug_of(world), "number": one_published(world).pk}, {"text": "Merci"})


def of_answer(world: World) -> Visit:
    """A recommendation that Marie was told."""
    return Visit(world.marie, {"slug": slug_of(world), "number": one_published(world).pk}, {"status": "done"})


def of_draft(world: World) -> Visit:
    """A draft of Awa's."""
    draft = drafted(world.alone, world.actor(world.awa))
    return Visit(world.awa, {"slug": slug_of(world), "number": draft.pk})


def of_remark(world: World) -> Visit:
    """A draft of Awa's, about to be talked over."""
    visit = of_draft(world)
    return Visit(visit.by, visit.parts, {"text": "Et le délai", "token": "une"})


def of_publishing(world: World) -> Visit:
    """A draft of Awa's, about to be published."""
    draft = drafted(world.alone, world.actor(world.awa))
    return Visit(world.awa, {"slug": slug_of(world)}, {"drafts": f"{draft.pk}:{draft.version}"})


def of_publication(world: World) -> Visit:
    """What Awa has just published."""
    one_published(world)
    with world.on(world.urbanvitaliz):
        number = Publication.objects.latest("pk").pk
    return Visit(world.awa, {"slug": slug_of(world), "number": number})


def of_file(world: World) -> Visit:
    """A file of what Awa recommends."""
    draft = drafted(world.alone, world.actor(world.awa))
    with world.on(world.urbanvitaliz), transaction.atomic():
        attach_files(draft, [deposit(sample("pdf"))], by=world.actor(world.awa))
        number = RecommendationFile.objects.get(recommendation=draft).file_id
    return Visit(world.awa, {"slug": slug_of(world), "number": number})


def of_elsewhere(world: World) -> Visit:
    """Advice of Awa's, that she gives to another dossier of hers."""
    one = one_published(world)
    fields = {"dossier": str(world.shared.pk), "prepare": "1"}
    return Visit(world.awa, {"slug": slug_of(world), "number": one.pk}, fields)


def of_publishing_elsewhere(world: World) -> Visit:
    """A draft of the same advice, in another dossier, about to be published."""
    visit = of_elsewhere(world)
    with world.on(world.urbanvitaliz):
        one = Recommendation.objects.get(pk=visit.parts["number"])
        (draft,) = prepare_elsewhere(one, [world.shared.pk], by=world.actor(world.awa))
    return Visit(world.awa, visit.parts, {"drafts": f"{draft.pk}:{draft.version}"})


def of_contact(world: World) -> Visit:
    """Whom a recommendation of Awa's tells Marie to turn to."""
    one = published_with_contact(world.alone, world.actor(world.awa))
    return Visit(world.marie, {"slug": slug_of(world), "number": one.pk})


ADVICE: dict[str, Callable[[World], Visit]] = {
    "advice:index": of_page,
    "advice:create": of_page,
    "advice:checklist": of_page,
    "advice:printed": of_page,
    "advice:printed_checklist": of_page,
    "advice:file": of_file,
    "advice:publish": of_publishing,
    "advice:call_back": of_publication,
    "advice:show": of_published,
    "advice:answer": of_answer,
    "advice:read": of_answer,
    "advice:discuss": of_remark,
    "advice:contact": of_contact,
    "advice:update": of_draft,
    "advice:withdraw": of_published,
    "advice:destroy": of_draft,
    "advice:move": of_draft,
    "advice:elsewhere": of_elsewhere,
    "advice:publish_elsewhere": of_publishing_elsewhere,
}
