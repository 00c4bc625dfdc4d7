"""Declares the package and registers its system checks."""

from django.apps import AppConfig


class PortalsConfig(AppConfig):
    name = "recoco.kernel.portals"
    label = "portals"

    def ready(self) -> None:
        from recoco.kernel.portals import checks  # noqa: F401  registers itself
