"""Addresses of doubles: `/dossiers/1234-friche-lebel/doublon/`."""

from django.urls import re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.doubles import views

app_name = "doubles"
urlpatterns = [re_path(rf"^dossiers/{SLUG}/doublon/$", views.create, name="create")]
