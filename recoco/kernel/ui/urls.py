"""Pages and files of the look itself, the same on every host."""

from django.urls import path

from recoco.kernel.ui import themes, views

app_name = "ui"
urlpatterns = [
    path("composants/", views.catalogue, name="catalogue"),
    path("theme/<str:colour>.css", themes.accent, name="accent"),
]
