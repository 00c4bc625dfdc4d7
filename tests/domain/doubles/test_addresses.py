"""The addresses of a double lead to the dossier kept, as far as one may read it; nothing sent follows."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps

from recoco.domain.cases.actions.archiving import archive_placement, restore_placement
from recoco.domain.cases.models import Placement
from recoco.domain.doubles.actions.merging import merge
from recoco.domain.doubles.carrying import Choice, load_of
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.doubles.making import doubled
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]
NOBODY = Choice(members=False, files=False, messages=False)


def put_aside(world: World, double: Placement, kept: Placement, choice: Choice = NOBODY) -> None:
    sami = world.actor(world.sami)
    double, kept = afresh(double), afresh(kept)
    merge(double, kept, choice, seen=load_of(double, kept, sami).seen, by=sami)


@pytest.mark.usefixtures("on_a")
def test_old_addresses_of_a_double_lead_to_the_dossier_kept(world: World, browser: Open) -> None:
    double = doubled(world)
    put_aside(world, double, world.alone, Choice())
    base, kept = f"/dossiers/{world.case(double).slug}/", f"/dossiers/{world.case(world.alone).slug}/"
    zoe = browser(world.zoe)
    for page in ("", "conversation/?page=2", "recommandations/", "recommandations/12/", "activite/", "fichiers/"):
        assert zoe.get(base + page).headers.get("Location") == kept, page
    assert f"Le dossier n° {double.case_id} était un doublon de celui-ci" in zoe.page(kept).get_text(" ")
    assert zoe.get(f"/dossiers/{double.case_id}/").headers.get("Location") == kept, "by its number alone"
    assert browser(world.tess).get(base).headers.get("Location") == kept, "an adviser of the territory reads it"
    sent = zoe.post(base + "conversation/", {"text": "Bonjour"})
    assert sent.status_code in {404, 405, 409}, "what is sent does not change dossier"
    read = browser(world.sami).page(base)
    assert not read.find("a", href=f"/dossiers/{double.case_id}/recommandations/nouvelle/"), "read, no longer written"


@pytest.mark.usefixtures("on_a")
def test_who_may_not_read_the_dossier_kept_learns_nothing_of_it(world: World, browser: Open) -> None:
    double = doubled(world)
    put_aside(world, double, world.alone)
    base = f"/dossiers/{world.case(double).slug}/"
    told = browser(world.zoe).get(base)
    assert told.status_code == 409, "of its collectivité, and not carried: why it is no longer there"
    assert f"n° {world.alone.case_id}" in told.content.decode()
    assert browser(world.paul).get(base).headers.get("Location") == f"/dossiers/{world.case(world.alone).slug}/"
    for name in ("ines", "nora"):  # an adviser of elsewhere, the team of another portal
        assert browser(world.people[name]).get(base).status_code == 404, name


@pytest.mark.usefixtures("on_a")
def test_doubles_of_doubles_are_followed_to_the_last_and_rings_end(world: World, browser: Open) -> None:
    first, second, sami = (
        doubled(world),
        submitted_case("Encore la friche", world.lille, world.zoe),
        world.actor(world.sami),
    )
    put_aside(world, first, second)
    put_aside(world, second, world.alone)
    base, awa = f"/dossiers/{first.case_id}/", browser(world.awa)
    assert awa.get(base).headers.get("Location") == f"/dossiers/{world.case(world.alone).slug}/"
    with world.on(world.urbanvitaliz):
        restore_placement(afresh(second), by=sami)
        archive_placement(afresh(second), by=sami, double_of=first.case_id)
    assert awa.get(base).status_code == 404
    with world.on(world.urbanvitaliz):
        restore_placement(afresh(first), by=sami)
    assert awa.get(base).headers.get("Location") == f"/dossiers/{world.case(first).slug}/", "itself, by its name"


@pytest.mark.usefixtures("on_a")
def test_doubles_of_before_are_known_by_their_reason(world: World) -> None:
    double, sami = doubled(world), world.actor(world.sami)
    archive_placement(afresh(double), by=sami, double_of=world.alone.case_id)
    Placement.objects.filter(pk=double.pk).update(double_of=None)
    import_module("recoco.domain.cases.migrations.0016_doubles_known").read(apps, None)
    assert afresh(double).double_of_id == world.alone.case_id
    restore_placement(afresh(double), by=sami)
    archive_placement(afresh(double), by=sami, reason="Doublon du n° 999999. Un essai.")
    import_module("recoco.domain.cases.migrations.0016_doubles_known").read(apps, None)
    assert afresh(double).double_of_id is None, "no such dossier here"
