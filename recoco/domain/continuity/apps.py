"""Declares the package."""

from django.apps import AppConfig


class ContinuityConfig(AppConfig):
    name = "recoco.domain.continuity"
    label = "continuity"
