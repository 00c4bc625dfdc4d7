"""Declares the package."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "recoco.surfaces.backoffice"
    label = "backoffice"
