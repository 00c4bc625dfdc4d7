"""Declares the package."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "recoco.surfaces.overview"
    label = "overview"
