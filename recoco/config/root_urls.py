"""The site map of the root host: the platform itself, on no portal."""

from django.urls import include, path

urlpatterns = [
    path("", include("recoco.kernel.portals.root_urls")),
]
