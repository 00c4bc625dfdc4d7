"""Addresses of the administration; what is about one document among several says its key."""

from django.urls import path

from recoco.surfaces.backoffice.views import documents, histories, indexes

app_name = "backoffice"
urlpatterns = [
    path("administration/", indexes.index, name="index"),
    path("administration/reglages/versions/<int:pk>/retour/", histories.restoration, name="restoration"),
    path("administration/reglages/<slug:kind>/", documents.edit, name="document"),
    path("administration/reglages/<slug:kind>/apercu/", documents.preview, name="preview"),
    path("administration/reglages/<slug:kind>/historique/", histories.index, name="history"),
    path("administration/reglages/<slug:kind>/tous/", indexes.several, name="several"),
    path("administration/reglages/<slug:kind>/nouveau/", documents.new, name="new"),
    path("administration/reglages/<slug:kind>/<slug:key>/modifier/", documents.edit, name="keyed_document"),
    path("administration/reglages/<slug:kind>/<slug:key>/apercu/", documents.preview, name="keyed_preview"),
    path("administration/reglages/<slug:kind>/<slug:key>/historique/", histories.index, name="keyed_history"),
    path("administration/reglages/<slug:kind>/<slug:key>/suppression/", documents.removal, name="removal"),
]
