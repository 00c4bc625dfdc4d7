"""Addresses of the address book: `/annuaire/`."""

from django.urls import path

from recoco.domain.directory.views import contacts, organizations
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

app_name = "directory"
urlpatterns = [
    path("annuaire/", contacts.index, name="index"),
    path("annuaire/contacts/nouveau/", contacts.create, name="create"),
    path("annuaire/contacts/<number:number>/", contacts.show, name="contact"),
    path("annuaire/contacts/<number:number>/modifier/", contacts.update, name="update"),
    path("annuaire/contacts/<number:number>/coordonnees/", contacts.details, name="details"),
    path("annuaire/organisations/", organizations.index, name="organizations"),
    path("annuaire/organisations/nouvelle/", organizations.create, name="organization_creation"),
    path("annuaire/organisations/<number:number>/", organizations.show, name="organization"),
    path("annuaire/organisations/<number:number>/modifier/", organizations.update, name="organization_update"),
]
