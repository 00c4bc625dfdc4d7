"""What is indexed replaces, disappears, and stays on its portal."""

from collections.abc import Callable

from django.db import connection, transaction

from recoco.kernel.search.indexing import index, unindex
from recoco.kernel.search.matching import ask, matching
from recoco.kernel.search.models import IndexEntry
from recoco.kernel.territories.models import Departement, Region
from tests.kernel.search.conftest import OTHER_PORTAL, PORTAL
from tests.queries import assert_queries

Found = Callable[..., set[str]]


def test_indexing_again_replaces_all_that_was_known(found: Found) -> None:
    index("resource", 0, PORTAL, title="Jardins partagés")

    assert found("jardin") == {"friche"}
    assert found("réhabilitation") == set()
    assert found("dépollution") == set()


def test_what_is_unindexed_is_not_found_any_more(found: Found) -> None:
    unindex("resource", 0)
    unindex("resource", 999)

    assert found("friche ") == set()
    assert found("école ") == {"ecole"}


def test_deleting_rows_any_other_way_leaves_nothing_behind(found: Found) -> None:
    IndexEntry.objects.filter(object_id__lt=3).delete()
    assert found("maison") == {"maison"}
    assert found("école ") == set()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_lexemes (search_lexemes, rank) VALUES ('integrity-check', 1)")


def test_a_portal_finds_its_own_things_and_the_common_ones(found: Found) -> None:
    index("resource", 1, OTHER_PORTAL, title="École du dehors")
    index("resource", 2, None, title="Écoles maternelles")

    assert found("école ", PORTAL) == {"eau"}
    assert found("école ", OTHER_PORTAL) == {"ecole", "eau"}
    assert found("école ", None) == {"eau"}


def test_a_thing_that_changes_portal_leaves_the_former_one(found: Found) -> None:
    index("resource", 0, OTHER_PORTAL, title="Friche")
    assert found("friche", PORTAL) == set()
    assert found("friche", OTHER_PORTAL) == {"friche"}


def test_kinds_do_not_mix(found: Found) -> None:
    index("contact", 4, PORTAL, title="Friche Dubois")
    assert found("friche ") == {"friche"}
    assert found("friche ", kind="contact") == {"velo"}


def test_an_index_undone_with_the_gesture_that_wrote_it(found: Found) -> None:
    with transaction.atomic():
        index("resource", 0, PORTAL, title="Jardins partagés")
        transaction.set_rollback(True)
    assert found("jardin") == set()
    assert found("friche ") == {"friche"}


def test_any_queryset_is_narrowed_in_its_own_query(db: None) -> None:
    region = Region.objects.create(code="X1", name="Région", seat="00000", zone="metro")
    loire, nord, ain = (
        Departement.objects.create(code=code, name=name, region=region, seat="00000", zone="metro")
        for code, name in (("X44", "Loire-Atlantique"), ("X59", "Nord"), ("X01", "Ain"))
    )
    for departement in (loire, nord, ain):
        index("departement", departement.pk, None, title=departement.name, tags="département")
    departements = Departement.objects.filter(region=region)
    question = ask("atlantique ", "departement", PORTAL)

    with assert_queries(1):
        assert list(departements.filter(question.matching()).order_by(question.rank().desc())) == [loire]
    assert departements.filter(matching("département ", "departement", PORTAL)).count() == 3
    assert set(departements.exclude(question.matching())) == {nord, ain}
    assert set(departements.filter(question.matching() | matching("nord", "departement", PORTAL))) == {loire, nord}
    assert Region.objects.filter(matching("nord", "departement", PORTAL, of="departements")).get() == region
    assert departements.filter(matching("", "departement", PORTAL)).count() == 3


def test_very_long_texts_are_indexed_as_far_as_they_are_read(db: None) -> None:
    long_text = " ".join(f"mot{number}x" for number in range(100_000))
    index("thing", 1, PORTAL, title=long_text, tags=long_text, summary=long_text, content=long_text)
    assert IndexEntry.objects.filter(matching("mot12x", "thing", PORTAL, of="object_id")).exists()
    assert not IndexEntry.objects.filter(matching("mot99999x ", "thing", PORTAL, of="object_id")).exists()
