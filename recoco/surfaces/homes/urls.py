"""The address of one's home."""

from django.urls import path

from recoco.surfaces.homes import views

app_name = "homes"
urlpatterns = [
    path("accueil/", views.home, name="home"),
    path("accueil/premiers-pas/fin/", views.first_steps_end, name="first_steps_end"),
]
