"""Declares the package."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "recoco.domain.cases"
    label = "cases"
