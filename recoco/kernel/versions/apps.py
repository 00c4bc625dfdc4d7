"""Declares the package."""

from django.apps import AppConfig


class VersionsConfig(AppConfig):
    name = "recoco.kernel.versions"
    label = "versions"
