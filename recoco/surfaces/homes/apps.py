"""Declares the package."""

from django.apps import AppConfig


class HomesConfig(AppConfig):
    name = "recoco.surfaces.homes"
    label = "homes"
