"""Where the texts of the trial e-mails are; known to the settings, so it imports no model."""

from copy import deepcopy
from pathlib import Path
from typing import Any


def with_trial_templates(templates: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the setting TEMPLATES with the texts of the trial e-mails added."""
    templates = deepcopy(templates)
    loaders = templates[0]["OPTIONS"]["loaders"]
    loaders[0][1].append(("django.template.loaders.filesystem.Loader", [str(Path(__file__).parent / "templates")]))
    return templates
