"""Addresses of the recommendations of a dossier: `/dossiers/1234-friche-lebel/recommandations/`."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from recoco.domain.advice.views import (
    answers,
    contacts,
    discussion,
    elsewhere,
    files,
    printed,
    publications,
    recommendations,
)
from recoco.domain.cases.addresses import SLUG
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

OF_ONE: list[URLPattern | URLResolver] = [
    path("", answers.show, name="show"),
    path("reponses/", answers.create, name="answer"),
    path("discussion/", discussion.create, name="discuss"),
    path("contact/", contacts.show, name="contact"),
    path("lecture/", answers.read, name="read"),
    path("modifier/", recommendations.update, name="update"),
    path("retrait/", recommendations.withdrawal, name="withdraw"),
    path("suppression/", recommendations.destroy, name="destroy"),
    path("place/", recommendations.move, name="move"),
    path("autres-dossiers/", elsewhere.show, name="elsewhere"),
    path("autres-dossiers/publication/", elsewhere.publish, name="publish_elsewhere"),
]
OF_CASE: list[URLPattern | URLResolver] = [
    path("", recommendations.index, name="index"),
    path("nouvelle/", recommendations.create, name="create"),
    path("ou-en-etes-vous/", answers.checklist, name="checklist"),
    path("ou-en-etes-vous/impression/", printed.checklist, name="printed_checklist"),
    path("impression/", printed.index, name="printed"),
    path("fichiers/<number:number>/", files.show, name="file"),
    path("publications/", publications.create, name="publish"),
    path("publications/<number:number>/reprise/", publications.destroy, name="call_back"),
    path("<number:number>/", include(OF_ONE)),
]

app_name = "advice"
urlpatterns = [re_path(rf"^dossiers/{SLUG}/recommandations/", include(OF_CASE))]
