"""UrbanVitaliz on an ordinary day: something awaits everybody."""

from recoco.domain.accounts.models import Person
from recoco.domain.advice.actions.reading import mark_read
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.domain.submission.actions.asking import ask_to_join
from recoco.domain.submission.actions.drafting import attach_to_author, begin_draft, describe
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.domain.submission.models import Draft
from recoco.kernel.mail.models import OutgoingEmail
from tests.domain.accounts.applying import asked_by
from tests.domain.accounts.inviting import invited as offered
from tests.domain.advice.making import afresh, drafted, published
from tests.domain.cases.inviting import invited
from tests.domain.submission.writing import drafted as written
from tests.worlds import World, submitted_case


def people_ask(world: World) -> None:
    """Have Zoé ask to advise and to join a case, and invite Tess on a case, Marie on the portal."""
    asked_by(world, world.zoe)
    invited(world, "tess@exemple.fr")
    offered(world, "marie@exemple.fr")
    with world.on(world.urbanvitaliz):
        draft = written(world, world.zoe, name="Friche Lebel", summary="La friche")
        ask_to_join(draft, "C’est notre friche.", by=world.actor(world.zoe))


def busy_days(world: World, *ranks: int) -> None:
    """Add one thing of each kind for each of *ranks*."""
    awa, sami, marie = (world.actor(person) for person in (world.awa, world.sami, world.marie))
    with world.on(world.urbanvitaliz):
        for rank in ranks:
            accepted(world, f"Halle {rank}")  # nobody advises it yet
            unread, read = (accepted(world, f"{name} {rank}") for name in ("Gare", "Usine"))
            for placement in (unread, read):
                join(placement, PlacementRole.ADVISER, by=awa)
            published(unread, awa, "Écrire à l’EPF", "Appeler la DDT")
            (one,) = published(read, awa, "Réunir les élus")
            mark_read(afresh(read), [one.pk], by=marie)
            drafted(unread, awa, "Un brouillon")
            submitted_case(f"Kiosque {rank}", world.lille, world.marie)
            refused = submitted_case(f"Lavoir {rank}", world.lille, world.marie)
            refuse_placement(refused, reason="Hors sujet", by=sami)
            unsent(world, f"Moulin {rank}")
            fail_mail(world.marie, rank)


def accepted(world: World, name: str) -> Placement:
    """Have Marie submit a case, and Sami accept it."""
    placement = submitted_case(name, world.roubaix, world.marie)
    accept_placement(placement, by=world.actor(world.sami))
    return placement


def unsent(world: World, name: str, person: Person | None = None) -> Draft:
    """Have Marie, or somebody else, write a submission, and leave it there."""
    by = world.actor(person or world.marie)
    draft = begin_draft(network_address=name, by=by)
    describe(draft, name=name, summary="Que faire ?", commune_text="Lille", commune=world.lille, address="", by=by)
    attach_to_author(draft, by=by)
    return draft


def fail_mail(person: Person, rank: int) -> None:
    """Have an e-mail to somebody come back."""
    OutgoingEmail.objects.create(
        portal=person.portal,
        kind="accounts.code",
        to=person.user.email,
        message_id=f"<{person.pk}-{rank}@exemple.fr>",
        lane="now",
        state="failed",
        subject="Votre code",
        error="550 boîte pleine",
    )
