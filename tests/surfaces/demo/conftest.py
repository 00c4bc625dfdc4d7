"""The demonstration, on the few communes that it needs."""

from dataclasses import replace

import pytest
from django.conf import LazySettings

from recoco.kernel.territories.loading import update_communes
from recoco.kernel.territories.reading import CommuneFile
from recoco.kernel.territories.references import load_references
from recoco.kernel.territories.shipped_files import AS_OF, shipped_rows
from recoco.surfaces.demo.reading import everything
from recoco.surfaces.demo.seeding import seed
from recoco.surfaces.demo.telling import Told

SAMPLE = {"filature", "filature-bis", "fosse", "papeterie", "station-service", "durzon", "lennon"}


@pytest.fixture
def demonstration(db: None, settings: LazySettings, request: pytest.FixtureRequest) -> tuple[Told, ...]:
    """Play it all, or what is enough to see a page of each kind: two portals and a few dossiers."""
    settings.MODE = "demo"
    stories = everything()
    if request.param == "sample":
        of_both = [[one for one in told.dossiers if one.key in SAMPLE] for told in stories[:2]]
        stories = tuple(replace(told, dossiers=tuple(kept)) for told, kept in zip(stories[:2], of_both, strict=True))
    load_references()
    told = {dossier.insee for portal in stories for dossier in portal.dossiers}
    rows = [row for row in shipped_rows("communes") if row["insee"] in told]
    update_communes(CommuneFile.of_rows("démonstration", "demo", rows), [], as_of=AS_OF)
    seed(stories)
    return stories
