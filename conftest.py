"""Tests run in test mode, whatever the environment says."""

import os

os.environ["RECOCO_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recoco.config.settings")
