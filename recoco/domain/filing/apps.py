"""Declares the package."""

from django.apps import AppConfig


class FilingConfig(AppConfig):
    name = "recoco.domain.filing"
    label = "filing"
