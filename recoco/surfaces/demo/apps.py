"""Declares the package."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "recoco.surfaces.demo"
    label = "demo"
