"""The whole demonstration, on the few communes that it needs."""

import pytest
from django.conf import LazySettings

from recoco.kernel.territories.loading import update_communes
from recoco.kernel.territories.models import Commune
from recoco.kernel.territories.reading import CommuneFile
from recoco.kernel.territories.references import load_references
from recoco.kernel.territories.shipped_files import AS_OF, shipped_rows
from recoco.surfaces.demo.reading import everything
from recoco.surfaces.demo.seeding import seed_if_demonstration


@pytest.fixture
def demonstration(db: None, settings: LazySettings) -> None:
    """Play it, as `recoco serve` does on an empty database."""
    settings.MODE = "demo"
    load_references()
    told = {dossier.insee for portal in everything() for dossier in portal.dossiers}
    rows = [row for row in shipped_rows("communes") if row["insee"] in told]
    update_communes(CommuneFile.of_rows("démonstration", "demo", rows), [], as_of=AS_OF)
    assert Commune.objects.count() == len(told)
    seed_if_demonstration()
