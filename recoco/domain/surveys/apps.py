"""Declares the package."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "recoco.domain.surveys"
    label = "surveys"
