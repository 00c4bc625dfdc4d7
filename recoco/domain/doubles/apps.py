"""Declares the package."""

from django.apps import AppConfig


class DoublesConfig(AppConfig):
    name = "recoco.domain.doubles"
    label = "doubles"
