"""Declares the package."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "recoco.domain.directory"
    label = "directory"
