"""The top floor as an application, so that it can own the commands that start everything."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "recoco.config"
    label = "config"
