"""A dossier on two portals: its files are common and say « via », private ones stay on their portal."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import PlacementRole
from recoco.domain.filing.actions.adding import add_files, replace_file
from recoco.domain.filing.actions.minding import describe, pin
from recoco.domain.filing.listing import shown
from recoco.domain.filing.models import CommonFile
from recoco.domain.filing.pages import filed_or_new
from recoco.domain.filing.spaces import COMMON, PRIVATE
from recoco.domain.submission.actions.attaching import attach_files
from recoco.domain.submission.models import Draft
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.conversation.making import said
from tests.domain.filing.making import added, address, fetched, names_on, number_of, unique
from tests.worlds import World


@pytest.fixture
def nora(world: World) -> Iterator[Browser]:
    """Nora, who advises the shared case on SOS Ponts, at her browser."""
    with world.on(world.sosponts):
        join(world.shared_there, PlacementRole.ADVISER, by=actor_of(world.nora))
    browser = Browser(world.sosponts)
    browser.sign_in(world.nora)
    return browser


def test_common_files_are_read_there_with_via_and_private_ones_are_not(world: World, nora: Browser) -> None:
    added(world, world.awa, "commun.pdf", placement=world.shared)
    added(world, world.awa, "secret.pdf", placement=world.shared, space=PRIVATE)
    said(world.shared, world.actor(world.marie), files=("png",))
    with world.on(world.sosponts):
        add_files(PRIVATE, afresh(world.shared_there), [deposit(unique("entre-nous.pdf"))], by=actor_of(world.nora))
    page = nora.page(address(world, placement=world.shared))
    assert set(names_on(page)) == {"commun.pdf", "plan-0.png"}
    assert page.text.count("via UrbanVitaliz") >= 2
    assert "secret.pdf" not in page.text
    assert names_on(nora.page(address(world, "conseillers/", world.shared))) == ["entre-nous.pdf"]
    _, content = fetched(nora, address(world, "archive/", world.shared))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert set(archive.namelist()) == {"commun.pdf", "plan-0.png"}


def test_each_portal_speaks_of_the_files_of_the_other(world: World, nora: Browser) -> None:
    first = number_of(added(world, world.marie, "plan.pdf", placement=world.shared))
    with world.on(world.sosponts):
        marie, by = world.counterpart(world.marie, world.sosponts), actor_of(world.nora)
        stored = StoredFile.objects.select_related("portal").get(pk=first)
        here = afresh(world.shared_there)
        filed = filed_or_new(COMMON, here, shown(COMMON, here, by, [stored])[0])
        pin(COMMON, filed, by=by)
        describe(COMMON, filed, "L’existant", by=actor_of(marie))
        replace_file(COMMON, here, first, deposit(unique("plan-juin.pdf")), by=by)
        assert CommonFile.objects.count() == 2
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.marie)
    page = browser.page(address(world, placement=world.shared))
    assert names_on(page) == ["plan-juin.pdf"]
    assert "via SOS Ponts" in page.text
    assert "L’existant" in page.text


def test_what_was_given_with_the_submission_is_read_on_both(world: World, nora: Browser) -> None:
    with world.on(world.urbanvitaliz):
        draft = Draft.objects.get(placement=world.shared)
        sent, draft.sent_at = draft.sent_at, None
        draft.save()
        attach_files(draft, [deposit(unique("délibération.pdf"))], by=world.actor(world.marie))
        draft.sent_at = sent
        draft.save()
    page = nora.page(address(world, placement=world.shared))
    assert names_on(page) == ["délibération.pdf"]
    assert "joint à la demande" in page.text
