"""What came before positions were removed waits to be cleaned, but for the images that documents name."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.models import Illustration
from tests.kernel.files.older import keep
from tests.kernel.files.samples import sample

MIGRATION = import_module("recoco.kernel.files.migrations.0004_positions")
IMAGES_STAY = import_module("recoco.kernel.versions.migrations.0003_images_as_they_are")


def test_those_that_came_before_wait_and_what_was_kept_since_does_not(here: Portal, folder: Path) -> None:
    drawn_since = MigrationRecorder(connection).migration_qs.get(app="files", name="0003_previews").applied
    with clock.moved_to(drawn_since - timedelta(days=30)):
        before, image = keep(is_due=False), keep("logo.jpg", is_due=False)
        plan = keep("plan.pdf", sample("pdf").read(), is_due=False)
        Illustration(file=image, sha256=image.sha256).save()
    with clock.moved_to(drawn_since + timedelta(days=1)):
        since = keep("apres.jpg", is_due=False)
    editor = SimpleNamespace(connection=connection)
    with scope.everywhere("the tests look everywhere"):
        MIGRATION.look_for_those_there(apps, editor)
        IMAGES_STAY.leave_images(apps, editor)
    due = {one.pk for one in StoredFile.objects.exclude(position_due_at=None)}
    assert due == {before.pk}
    assert not {image.pk, plan.pk, since.pk} & due
