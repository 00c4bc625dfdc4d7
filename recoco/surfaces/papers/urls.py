"""Addresses of the documents of a dossier: `/dossiers/1234-friche-lebel/exports/`."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.surfaces.papers import views

OF_CASE: list[URLPattern | URLResolver] = [
    path("", views.index, name="index"),
    path("note/", views.note, name="note"),
    path("note/pdf/", views.note_pdf, name="note_pdf"),
    path("dossier/", views.whole, name="whole"),
    path("dossier/pdf/", views.whole_pdf, name="whole_pdf"),
    path("dossier/archive/", views.archive, name="archive"),
]

app_name = "papers"
urlpatterns = [re_path(rf"^dossiers/{SLUG}/exports/", include(OF_CASE))]
