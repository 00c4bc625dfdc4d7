"""Declares the ui package, which knows no model and makes no query."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "recoco.kernel.ui"
    label = "ui"
