"""Declares the package."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "recoco.kernel.mail"
    label = "mail"
