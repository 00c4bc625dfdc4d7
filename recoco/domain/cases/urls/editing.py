"""Addresses where what a dossier says of itself is changed."""

from django.urls import re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.cases.views import editing

patterns = [
    re_path(rf"^dossiers/{SLUG}/parametres/informations/$", editing.information, name="edit_information"),
    re_path(rf"^dossiers/{SLUG}/parametres/localisation/$", editing.location, name="edit_location"),
]
