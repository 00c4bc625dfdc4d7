"""Dossiers worth a document, and what is read of the documents."""

import io
import zipfile
from typing import Any

from recoco.domain.accounts.models import Person
from recoco.domain.advice.actions.following import Answer, follow
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.actions.outcomes import declare_outcome
from recoco.domain.cases.models import AccessEntry
from recoco.domain.conversation.actions.assigning import assign
from recoco.domain.conversation.actions.briefing import write_brief
from recoco.domain.conversation.threads import ADVISERS_SPACE
from recoco.domain.filing.spaces import PRIVATE
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.advice import making
from tests.domain.conversation import making as talking
from tests.domain.filing.making import added
from tests.worlds import World

# What only the advisers of the case know: a word for each of its kinds.
SECRETS = ("Zibeline", "Yackari", "Xylophage", "Walkyrie", "Vertugadin")


def address(world: World, rest: str = "") -> str:
    """Return an address of the documents of Marie's first case."""
    return f"/dossiers/{world.case(world.alone).slug}/exports/{rest}"


def told(world: World) -> None:
    """Give the case something of everything: advice, an answer, a result, messages, files, and the advisers' part."""
    awa, marie = world.actor(world.awa), world.actor(world.marie)
    making.published_with_contact(world.alone, awa)
    (second,) = making.published(world.alone, awa, "Relever les sols")
    talking.said(world.alone, marie, "Bonjour, qui peut nous aider ?")
    added(world, world.awa, "plan.pdf")
    added(world, world.awa, f"{SECRETS[3]}.pdf", space=PRIVATE)
    with world.on(world.urbanvitaliz):
        here = making.afresh(world.alone)
        follow(second, Answer(AdviceStatus.DONE, text="C’est fait"), by=marie)
        today = clock.now().date()
        declare_outcome(here, kind="Étude réalisée", on=today, source="observed", note="Sols", by=awa)
        write_brief(here, f"Un {SECRETS[0]}.", version=0, by=awa)
        assign(making.afresh(world.alone), world.awa, f"Chercher le {SECRETS[1]}", token="a", by=awa)
    making.drafted(world.alone, awa, title=f"Brouillon {SECRETS[2]}")
    talking.said(world.alone, awa, f"Une {SECRETS[4]}.", ADVISERS_SPACE)


def unzipped(browser: Browser, url: str, fields: dict[str, Any] | None = None) -> zipfile.ZipFile:
    """Return the archive at *url*."""
    answer: Any = browser.get(url) if fields is None else browser.post(url, fields)
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer)))


def text_of(archive: zipfile.ZipFile) -> str:
    """Return all that an archive says: names, and the content of what is text."""
    names = archive.namelist()
    kept = [name for name in names if name.endswith((".html", ".csv", ".txt"))]
    return " ".join([*names, *(archive.read(name).decode() for name in kept)])


def journal_of(world: World, person: Person) -> set[tuple[str, str]]:
    """Return what the access journal keeps of *person* on the case: what, and about whom."""
    with world.on(world.urbanvitaliz):
        rows = AccessEntry.objects.filter(case_id=world.alone.case_id, user_id=person.user_id)
        return set(rows.values_list("what", "about_name"))
