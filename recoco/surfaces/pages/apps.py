"""Declares the package."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "recoco.surfaces.pages"
    label = "pages"
