"""Declares the package."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "recoco.kernel.access"
    label = "access"
