"""Addresses of the dossiers: `/dossiers/1234-friche-lebel/`."""

from django.urls import path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.cases.urls.editing import patterns as editing
from recoco.domain.cases.urls.life import patterns as life
from recoco.domain.cases.urls.people import patterns as people
from recoco.domain.cases.views import cases

app_name = "cases"
urlpatterns = [
    path("dossiers/", cases.index, name="index"),
    re_path(rf"^dossiers/{SLUG}/$", cases.show, name="show"),
    re_path(rf"^dossiers/{SLUG}/activite/$", cases.activity, name="activity"),
    *editing,
    *life,
    *people,
]
