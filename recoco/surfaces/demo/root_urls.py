"""Addresses of the demonstration on the root host."""

from django.urls import path

from recoco.surfaces.demo import views

app_name = "demo"
urlpatterns = [
    path("essayer/exploitante/", views.try_as_operator, name="try_as_operator"),
]
