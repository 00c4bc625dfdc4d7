"""Addresses of the public pages."""

from django.urls import path

from recoco.surfaces.pages import views

app_name = "pages"
urlpatterns = [path("", views.home, name="home")]
