"""Declares the package."""

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "recoco.domain.advice"
    label = "advice"
