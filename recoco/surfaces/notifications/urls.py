"""Addresses of notices, of preferences, and of the e-mails to come."""

from django.urls import path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>
from recoco.surfaces.notifications.views import attention, notices, preferences, timetables

app_name = "notifications"
urlpatterns = [
    path("notifications/", notices.index, name="index"),
    path("notifications/<number:number>/", notices.show, name="show"),
    path("notifications/<number:number>/lue/", notices.reading, name="reading"),
    path("notifications/lues/", notices.readings, name="readings"),
    path("notifications/vues/", notices.shown, name="shown"),
    path("notifications/preferences/", preferences.own, name="preferences"),
    path("notifications/a-venir/", timetables.own, name="timetable"),
    path("notifications/a-venir/<number:number>/", timetables.own_preview, name="preview"),
    path("administration/e-mails/a-venir/", timetables.index, name="timetables"),
    path("administration/e-mails/a-venir/<number:person>/", timetables.of_person, name="timetable_of"),
    path("administration/e-mails/a-venir/<number:person>/<number:number>/", timetables.preview_of, name="preview_of"),
    path("preferences/<str:token>/", preferences.of_letter, name="letter_preferences"),
    path("preferences/<str:token>/arret/", preferences.stop, name="stop"),
    re_path(rf"^dossiers/{SLUG}/notifications/$", attention.edit, name="attention"),
]
