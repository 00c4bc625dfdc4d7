"""Addresses of what is known of the territories, the same on every host."""

from django.urls import path

from . import views

app_name = "territories"
urlpatterns = [path("communes/", views.communes, name="communes")]
