"""Reads the number of the dossier that a double repeats where it was written until now: in the reason."""

import re
from typing import Any

from django.db import migrations

DOUBLE = re.compile(r"Doublon du n° (\d{1,18})\. ?")


def read(apps: Any, schema_editor: Any) -> None:
    placements = apps.get_model("cases", "Placement")._base_manager
    for one in placements.filter(archived_at__isnull=False, archive_reason__startswith="Doublon du n° ").iterator():
        named = DOUBLE.match(one.archive_reason)
        if named is None or int(named[1]) == one.case_id:
            continue
        if placements.filter(portal_id=one.portal_id, case_id=int(named[1])).exists():
            placements.filter(pk=one.pk).update(double_of_id=int(named[1]))


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_double_of")]

    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
