"""The application that owns the journal of the work behind the pages."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "recoco.kernel.jobs"
    label = "jobs"
