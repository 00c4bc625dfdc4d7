"""Declares the territories to Django."""

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "recoco.kernel.territories"
    label = "territories"
    verbose_name = "Territoires"
