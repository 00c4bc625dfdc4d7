"""The sample that other tests borrow is made of what it says."""

import pytest

from recoco.kernel.territories.search import search_communes
from tests.territories_sample import SAMPLE, load_sample

pytestmark = pytest.mark.django_db


def test_the_sample_holds_the_communes_it_names() -> None:
    communes = load_sample()
    assert {code: name.partition(",")[0] for code, name in SAMPLE.items()} == {
        code: commune.name for code, commune in communes.items()
    }
    assert len({commune.departement.region_id for commune in communes.values()}) > 10


def test_a_few_communes_are_enough_to_search() -> None:
    lille = load_sample(["59350", "59006"])["59350"]
    assert search_communes("lile")[0].commune == lille
    assert search_communes("bermeries")[0].commune.insee == "59006"
