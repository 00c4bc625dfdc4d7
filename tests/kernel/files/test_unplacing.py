"""Photographs stored before lose where they were taken: each once, whatever happens meanwhile; no content is lost."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from recoco.kernel.files.keys import preview_key
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.previewing import make_one
from recoco.kernel.files.storing import again, store
from recoco.kernel.files.sweeping import remove_orphans
from recoco.kernel.files.unplacing import AT_ONCE, clean_one, remove_positions
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, PortalState
from tests.kernel.files.conftest import AWA
from tests.kernel.files.older import held, keep, paths, sweep_orphans
from tests.kernel.files.photographs import CAMERA, photograph, says_where
from tests.kernel.files.samples import sample


@pytest.mark.parametrize(("name", "kind"), [("pont.jpg", "JPEG"), ("pont.png", "PNG"), ("pont.webp", "WEBP")])
def test_a_photograph_loses_it_and_its_row_says_what_it_holds(here: Portal, folder: Path, name: str, kind: str) -> None:
    stored = keep(name, photograph(kind))
    assert says_where(held(stored))
    assert remove_positions(StopSignal()) == 1
    assert remove_positions(StopSignal()) == 0
    assert not says_where(held(stored))
    now = StoredFile.objects.get(pk=stored.pk)
    assert now.size == len(held(stored))
    assert (now.position_due_at, now.name) == (None, name)
    assert now.sha256 != stored.sha256
    sweep_orphans()
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [now.sha256]


def test_two_that_are_the_same_and_one_whose_position_is_kept(here: Portal, folder: Path) -> None:
    first, second, kept = keep("un.jpg"), keep("deux.jpg"), keep("trois.jpg", is_due=False)
    assert remove_positions(StopSignal()) == 2
    assert not says_where(held(first))
    assert held(first) == held(second)
    assert says_where(held(kept))
    assert sweep_orphans() == 0
    assert paths(folder) == 2


def test_what_says_no_place_does_not_change(here: Portal, folder: Path) -> None:
    clean = keep("pont.jpg", sample("jpg").read())
    assert clean_one()
    assert not clean_one()
    now = StoredFile.objects.get(pk=clean.pk)
    assert (now.sha256, now.size, now.position_due_at) == (clean.sha256, clean.size, None)
    assert paths(folder) == 1


def test_its_small_pictures_follow(here: Portal, folder: Path) -> None:
    stored = keep()
    assert make_one()
    assert clean_one()
    now = StoredFile.objects.get(pk=stored.pk)
    assert (now.has_preview, now.preview_due_at) == (True, None)
    for name in ("vignette", "grand"):
        assert default_storage.exists(preview_key(now.key, name))
    sweep_orphans()
    assert paths(folder) == 3


def test_small_pictures_drawn_meanwhile_are_drawn_again(here: Portal, folder: Path, monkeypatch: Any) -> None:
    stored = keep()
    draw = import_module("recoco.kernel.files.previewing").draw
    with monkeypatch.context() as patched:
        patched.setattr("recoco.kernel.files.previewing.draw", lambda content: clean_one() and draw(content))
        assert make_one()
    assert not StoredFile.objects.get(pk=stored.pk).has_preview
    assert make_one()
    now = StoredFile.objects.get(pk=stored.pk)
    assert now.has_preview
    assert default_storage.exists(preview_key(now.key, "grand"))


@pytest.mark.parametrize("at", ["_same_preview", "default_storage.save", "without_position"])
def test_killed_half_way_nothing_is_lost_and_another_ends_it(
    here: Portal, folder: Path, monkeypatch: Any, at: str
) -> None:
    stored = keep()
    make_one()
    with monkeypatch.context() as patched:
        patched.setattr(f"recoco.kernel.files.unplacing.{at}", lambda *parts: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            clean_one()
    assert held(stored) == CAMERA
    assert not clean_one()
    with clock.moved_to(clock.now() + timedelta(minutes=11)):
        assert clean_one()
    assert not says_where(held(stored))
    sweep_orphans()
    assert paths(folder) == 3
    assert not says_where(held(stored))


def test_killed_for_good_it_leaves_what_the_sweep_of_orphans_removes(
    here: Portal, folder: Path, monkeypatch: Any
) -> None:
    stored = keep()
    monkeypatch.setattr("recoco.kernel.files.unplacing._same_preview", lambda *parts: 1 / 0)
    make_one()
    with pytest.raises(ZeroDivisionError):
        clean_one()
    assert paths(folder) == 4
    assert sweep_orphans() == 1
    assert held(stored) == CAMERA


def test_a_content_lost_by_the_storage_is_not_looked_for_for_ever(here: Portal, folder: Path) -> None:
    stored = keep()
    default_storage.delete(stored.key)
    assert clean_one()
    assert not clean_one()


def test_the_former_content_is_spared_a_day_for_who_is_about_to_give_it(here: Portal, folder: Path) -> None:
    stored = keep()
    with clock.moved_to(clock.now() + timedelta(days=2)):
        about = again(stored)
    clean_one()
    assert remove_orphans(StopSignal()) == 0
    with transaction.atomic():
        given = store(about, by=AWA)
    assert sweep_orphans() == 0
    assert clean_one()  # it waits, as the one it comes from did
    assert not says_where(held(given))


def test_some_at_once_on_every_portal_but_those_archived(here: Portal, folder: Path) -> None:
    other = Portal.objects.create(key="friches", name="Friches", sender_email="f@f.fr", contact_email="c@f.fr")
    PortalHost.objects.create(portal=other, name="friches.localhost", is_main=True)
    kept = [keep(f"{rank}.jpg", CAMERA + bytes(rank)) for rank in range(AT_ONCE)]
    with scope.entering(other):
        there = keep()
    with scope.entering(here):
        Portal.objects.filter(pk=other.pk).update(state=PortalState.ARCHIVED)
        assert remove_positions(StopSignal()) == AT_ONCE
        assert remove_positions(StopSignal()) == 0
        assert not any(says_where(held(one)) for one in kept)
    Portal.objects.filter(pk=other.pk).update(state=PortalState.ONLINE)
    assert remove_positions(StopSignal()) == 1
    with scope.entering(other):
        assert not says_where(held(there))


def test_it_stops_when_asked(here: Portal, folder: Path) -> None:
    keep()
    stop = StopSignal()
    stop.ask()
    assert remove_positions(stop) == 0
