"""Declares the package."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "recoco.surfaces.papers"
    label = "papers"
