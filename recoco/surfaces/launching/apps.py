"""Declares the package."""

from django.apps import AppConfig


class LaunchingConfig(AppConfig):
    name = "recoco.surfaces.launching"
    label = "launching"
