"""Addresses of the overview; the list itself is at `cases:index`."""

from django.urls import path

from recoco.surfaces.overview.views import boards, exports, lists, maps

app_name = "overview"
urlpatterns = [
    path("dossiers/tableau/", boards.show, name="board"),
    path("dossiers/carte/", maps.show, name="map"),
    path("dossiers/filtres/", lists.choosing, name="choosing"),
    path("dossiers/exporter/", exports.export, name="export"),
]
