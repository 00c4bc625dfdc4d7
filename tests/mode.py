"""Chooses the mode of tests before anything reads the settings: pytest-django does so before any conftest."""

import os

os.environ["RECOCO_MODE"] = "test"
