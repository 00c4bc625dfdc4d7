"""Reads the entries that higher packages hand down through `settings.SLOTS`."""

from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings


@cache
def entries(name: str) -> Any:
    """Return the slot called *name*.

    Loaded at first use: the slots module knows every package, so it can only be
    imported once all applications are ready.

    :raises AttributeError: when the slot is not declared.
    """
    return getattr(import_module(settings.SLOTS), name)
