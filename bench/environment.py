"""Loads the product as production runs it, on a database of the bench's own."""

import os
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent

# What production demands and the bench never uses: it sends no e-mail and listens to nobody from outside.
USUAL = {
    "RECOCO_HOME": str(ROOT / "var" / "bench"),
    "SECRET_KEY": "of-the-bench-only",
    "RECOCO_SMTP_URL": "smtp://127.0.0.1:1",
    "RECOCO_ROOT_HOST": "localhost",
    "RECOCO_SCHEME": "http",
    "RECOCO_PUBLIC_PORT": "80",
}


def set_up() -> None:
    """Choose production mode and load Django; `DATABASE_URL` and `RECOCO_HOME` say where the rows are."""
    for name, value in USUAL.items():
        os.environ.setdefault(name, value)
    os.environ["RECOCO_MODE"] = "production"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recoco.config.settings")
    django.setup()
