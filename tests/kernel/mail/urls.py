"""The addresses that the tests of the mailbox need, without the packages above."""

from django.urls import include, path

urlpatterns = [
    path("", include("recoco.kernel.mail.urls")),
    path("", include("recoco.kernel.ui.urls")),
]
