"""Addresses of the demonstration’s mailbox, on every host."""

from django.urls import path

from recoco.kernel.mail.views import mailbox

app_name = "mail"
urlpatterns = [
    path("boite-d-envoi/", mailbox.index, name="mailbox"),
    path("boite-d-envoi/destinataires/", mailbox.recipients, name="recipients"),
    path("boite-d-envoi/<int:number>/", mailbox.show, name="email"),
    path("boite-d-envoi/<int:number>/contenu/", mailbox.content, name="content"),
    path("boite-d-envoi/<int:number>/texte/", mailbox.text, name="text"),
]
