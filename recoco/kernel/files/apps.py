"""Declares the package."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "recoco.kernel.files"
    label = "files"
