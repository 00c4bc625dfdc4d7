"""Addresses of the e-mails of a portal, for its team, and of the demonstration’s mailbox."""

from django.urls import path

from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>
from recoco.kernel.mail import root_urls
from recoco.kernel.mail.root_urls import app_name
from recoco.kernel.mail.views import log

__all__ = ["app_name", "urlpatterns"]

urlpatterns = [
    *root_urls.urlpatterns,
    path("administration/e-mails/", log.index, name="log"),
    path("administration/e-mails/<number:number>/", log.show, name="log_email"),
    path("administration/e-mails/<number:number>/contenu/", log.content, name="log_content"),
    path("administration/e-mails/<number:number>/envoi/", log.resending, name="log_resending"),
]
