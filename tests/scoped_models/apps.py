"""Declares the application."""

from django.apps import AppConfig


class ScopedModelsConfig(AppConfig):
    name = "tests.scoped_models"
    label = "scoped_models"
