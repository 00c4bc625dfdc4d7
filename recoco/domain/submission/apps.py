"""Declares the package."""

from django.apps import AppConfig


class SubmissionConfig(AppConfig):
    name = "recoco.domain.submission"
    label = "submission"
