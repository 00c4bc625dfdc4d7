"""Addresses of share links: those who make them, and those who open them."""

from django.urls import include, path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.sharing.views import making, opening
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

OF_CASE = [
    path("", making.index, name="index"),
    path("nouveau/", making.create, name="create"),
    path("<number:number>/fermeture/", making.revoke, name="revoke"),
]

app_name = "sharing"
urlpatterns = [
    re_path(rf"^dossiers/{SLUG}/partage/", include(OF_CASE)),
    path("partage/<str:secret>/", opening.show, name="show"),
    path("partage/<str:secret>/cadre/", opening.frame, name="frame"),
]
