"""Declares the package."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "recoco.domain.sharing"
    label = "sharing"
