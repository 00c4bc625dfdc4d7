"""Declares the package."""

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "recoco.kernel.activity"
    label = "activity"
