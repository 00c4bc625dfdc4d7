"""Addresses of the statistics; those of the files never change."""

from django.urls import path

from recoco.surfaces.impact import views

app_name = "impact"
urlpatterns = [
    path("statistiques/", views.show, name="show"),
    path("statistiques/indicateurs.csv", views.table, name="table"),
    path("statistiques/indicateurs.json", views.document, name="document"),
]
