"""Addresses of what a portal's admin does before it opens."""

from django.urls import path

from recoco.surfaces.launching.views import checklist

app_name = "launching"
urlpatterns = [
    path("administration/lancement/", checklist.index, name="checklist"),
    path("administration/lancement/relecture/", checklist.reading, name="reading"),
    path("administration/lancement/mise-en-ligne/", checklist.opening, name="opening"),
]
