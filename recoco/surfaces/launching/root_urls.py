"""Addresses of the console of portals, on the root host; `portail` in the query says which one."""

from django.urls import path

from recoco.surfaces.launching.views import console

app_name = "launching"
urlpatterns = [
    path("plateforme/portails/", console.index, name="portals"),
    path("plateforme/portails/nouveau/", console.new, name="new_portal"),
    path("plateforme/portails/adresses/", console.addresses, name="addresses"),
    path("plateforme/portails/archivage/", console.archiving, name="archiving"),
    path("plateforme/portails/reouverture/", console.reopening, name="reopening"),
]
