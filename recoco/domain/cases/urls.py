"""Addresses of the dossiers: `/dossiers/1234-friche-lebel/`."""

from django.urls import path, re_path

from recoco.domain.cases.views import cases

SLUG = r"(?P<slug>\d{1,18}(?:-[a-z0-9-]*)?)"

app_name = "cases"
urlpatterns = [
    path("dossiers/", cases.index, name="index"),
    re_path(rf"^dossiers/{SLUG}/$", cases.show, name="show"),
    re_path(rf"^dossiers/{SLUG}/activite/$", cases.activity, name="activity"),
]
