"""One gesture for each event of recommendations that is told by e-mail."""

from collections.abc import Callable

from recoco.domain.advice.actions.discussing import discuss
from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.editing import edit
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.actions.publishing import publish_drafts
from recoco.domain.advice.actions.withdrawing import withdraw
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import Placement
from tests.surfaces.notifications.post import at, done_by, work
from tests.worlds import World

TEXT = "**Écrivez** à l’EPF avant l’été.\n\n- le plan cadastral\n- la délibération"


def publish(world: World, *titles: str) -> None:
    """Publish recommendations of Awa's on the Friche Lebel, together."""
    with done_by(world, world.awa, at(10)) as awa:
        placement = Placement.objects.with_case().get(pk=world.alone.pk)
        drafts = [write_draft(placement, Advice(title, TEXT, "", None, ""), by=awa) for title in titles]
        publish_drafts(placement, {one.pk: one.version for one in drafts}, by=awa)


def two(world: World) -> None:
    publish(world, "Écrire à l’EPF", "Visiter le site avec l’architecte des Bâtiments de France")


def published(world: World) -> None:
    """Publish one recommendation, and let it be told."""
    publish(world, "Écrire à l’EPF")
    work(at(10, 10))


def change(world: World) -> None:
    published(world)
    with done_by(world, world.awa, at(15)) as awa:
        one = Recommendation.objects.get()
        edit(one, Advice(one.title, "Avant mars.", "", None, ""), version=one.version, tell=True, by=awa)


def take_back(world: World) -> None:
    published(world)
    with done_by(world, world.awa, at(15)) as awa:
        withdraw(Recommendation.objects.get(), reason="L’aide a pris fin", by=awa)


def answer(status: AdviceStatus | None, comment: str) -> Callable[[World], None]:
    """Return an answer of Marie's to the recommendation."""

    def gesture(world: World) -> None:
        published(world)
        with done_by(world, world.marie, at(15)) as marie:
            follow(Recommendation.objects.get(), Answer(status, "", comment), by=marie)

    return gesture


def talk_over_a_draft(world: World) -> None:
    with done_by(world, world.awa, at(10)) as awa:
        draft = write_draft(Placement.objects.with_case().get(pk=world.alone.pk), Advice("Écrire", "Vite."), by=awa)
    with done_by(world, world.awa, at(11)) as awa:
        discuss(draft, "Et le délai\u00a0?", token="une", by=awa)


ADVISING: dict[str, Callable[[World], None]] = {
    "recommendation.published": two,
    "recommendation.edited": change,
    "recommendation.withdrawn": take_back,
    "recommendation.status_changed": answer(AdviceStatus.DONE, "Le courrier est parti."),
    "recommendation.discussed": talk_over_a_draft,
    "recommendation.commented": answer(None, "À qui l’adresser ?".replace(" ?", "\u00a0?")),
}
