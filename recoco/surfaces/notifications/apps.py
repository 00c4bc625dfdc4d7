"""Declares the package."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "recoco.surfaces.notifications"
    label = "notifications"
