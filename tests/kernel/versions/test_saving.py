"""Each saving is a version: nothing is lost, nobody is overwritten, and one can always go back."""

import pytest
from django.db import connection, transaction

from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.portals.append_only import AppendOnly
from recoco.kernel.versions.actions import latest_number, restore, save_document
from recoco.kernel.versions.kinds import DocumentKind
from recoco.kernel.versions.models import Version
from recoco.kernel.versions.problems import Overtaken, Unfit
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("notice", "on_a")
FIRST = "Des conseillers publics aux côtés des petites communes"


def baseline(world: World) -> str:
    world.urbanvitaliz.refresh_from_db()
    return world.urbanvitaliz.baseline


def test_the_first_saving_keeps_also_what_was_there_before(world: World) -> None:
    saved = save_document("notice", "", {"baseline": "Ensemble"}, by=world.actor(world.adele), note="Plus court")
    assert saved is not None
    assert baseline(world) == "Ensemble"
    first = Version.objects.of("notice").last()
    assert (first.number, first.content["baseline"], first.author_name) == (1, FIRST, "")
    assert (saved.number, saved.author_name, saved.note) == (2, "Adèle Roux", "Plus court")
    assert Event.objects.get(type="settings.changed").sentence == (
        "Adèle Roux a modifié le réglage « Affichette » du portail"
    )


def test_going_back_is_a_version_too(world: World) -> None:
    by = world.actor(world.adele)
    save_document("notice", "", {"baseline": "Ensemble"}, by=by)
    first = Version.objects.of("notice").last()
    back = restore(first, by=by, expected=2)
    assert back is not None
    assert (back.number, back.note, baseline(world)) == (3, "Retour à la version 1", FIRST)


def test_what_changed_by_another_way_is_kept_before_it_is_changed(world: World) -> None:
    by = world.actor(world.adele)
    save_document("notice", "", {"baseline": "Ensemble"}, by=by)
    world.urbanvitaliz.baseline = "Par une commande"
    world.urbanvitaliz.save()
    save_document("notice", "", {"baseline": "Encore"}, by=by)
    assert [version.content["baseline"] for version in Version.objects.of("notice")] == [
        "Encore",
        "Par une commande",
        "Ensemble",
        FIRST,
    ]


def test_saving_the_same_content_writes_nothing(world: World) -> None:
    assert save_document("notice", "", {"baseline": FIRST}, by=world.actor(world.adele)) is None
    assert not Version.objects.exists()


def test_who_saves_over_a_version_they_have_not_seen_is_told_whose(world: World) -> None:
    save_document("notice", "", {"baseline": "Ensemble"}, by=world.actor(world.adele), expected=0)
    with pytest.raises(Overtaken, match="Adèle Roux a enregistré"):
        save_document("notice", "", {"baseline": "Seuls"}, by=world.actor(world.olga), expected=0)
    assert baseline(world) == "Ensemble"


def test_a_content_with_a_problem_changes_nothing(world: World) -> None:
    with pytest.raises(Unfit) as refused:
        save_document("notice", "", {"baseline": "", "colour": 1}, by=world.actor(world.adele))
    assert [problem.path for problem in refused.value.problems] == ["", "baseline"]
    assert not Version.objects.exists()


def test_only_who_configures_the_portal_saves(world: World) -> None:
    with pytest.raises(Forbidden):
        save_document("notice", "", {"baseline": "Ensemble"}, by=world.actor(world.sami))


def test_a_document_that_must_be_there_is_not_removed(world: World) -> None:
    with pytest.raises(Unfit, match="ne peut pas être supprimé"):
        save_document("notice", "", None, by=world.actor(world.adele))


def test_a_version_is_not_rewritten(world: World) -> None:
    saved = save_document("notice", "", {"baseline": "Ensemble"}, by=world.actor(world.adele))
    assert saved is not None
    with pytest.raises(AppendOnly), transaction.atomic():
        saved.save()
    with pytest.raises(AppendOnly):
        Version.objects.all().delete()


def test_the_versions_of_a_portal_are_its_own(world: World) -> None:
    save_document("notice", "", {"baseline": "Ensemble"}, by=world.actor(world.adele))
    with world.on(world.sosponts):
        assert latest_number("notice") == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="two writers need two connections")
def test_two_people_save_at_the_same_instant_one_is_told(world: World, notice: DocumentKind) -> None:
    by = {"Ensemble": world.actor(world.adele), "Seuls": world.actor(world.olga)}

    def saving(words: str) -> object:
        return save_document("notice", "", {"baseline": words}, by=by[words], expected=0)

    answers = at_once([on(world.urbanvitaliz, lambda words=words: saving(words)) for words in by])
    assert len(refusals(answers)) == 1
    assert latest_number("notice") == 2
