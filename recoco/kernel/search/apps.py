"""The search application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "recoco.kernel.search"
    label = "search"
