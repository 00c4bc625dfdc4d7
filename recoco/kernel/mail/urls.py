"""Addresses of the demonstration’s mailbox."""

from django.urls import path

from recoco.kernel.mail import views

app_name = "mail"
urlpatterns = [
    path("boite-d-envoi/", views.index, name="mailbox"),
    path("boite-d-envoi/destinataires/", views.recipients, name="recipients"),
    path("boite-d-envoi/<int:number>/", views.show, name="email"),
    path("boite-d-envoi/<int:number>/contenu/", views.content, name="content"),
    path("boite-d-envoi/<int:number>/texte/", views.text, name="text"),
]
