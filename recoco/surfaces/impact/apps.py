"""Declares the package."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "recoco.surfaces.impact"
    label = "impact"
