"""Declares the package."""

from django.apps import AppConfig


class ConversationConfig(AppConfig):
    name = "recoco.domain.conversation"
    label = "conversation"
