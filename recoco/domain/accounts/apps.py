"""Declares the package."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "recoco.domain.accounts"
    label = "accounts"
