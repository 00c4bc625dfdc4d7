"""Addresses of the demonstration."""

from django.urls import path

from recoco.surfaces.demo import views

app_name = "demo"
urlpatterns = [
    path("essayer/", views.choose, name="choose"),
    path("essayer/comme/", views.try_as, name="try_as"),
]
