"""Addresses of people and of what passes between them."""

from django.urls import path

from recoco.domain.continuity.views import absences, briefs, hand_overs, mending, people, successions
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

app_name = "continuity"
urlpatterns = [
    path("administration/a-rattraper/", mending.index, name="to_mend"),
    path("administration/personnes/", people.index, name="people"),
    path("administration/personnes/<number:number>/", people.show, name="person"),
    path("administration/personnes/<number:number>/fin-de-role/", people.role_end, name="role_end"),
    path("administration/personnes/<number:number>/passation/", hand_overs.of_somebody, name="hand_over"),
    path("administration/personnes/<number:number>/absence/", absences.of_somebody, name="absence"),
    path("administration/personnes/<number:number>/depart/", absences.departure_of_somebody, name="departure"),
    path("administration/personnes/<number:number>/retour/", absences.return_of_somebody, name="return"),
    path("administration/personnes/<number:number>/succession/", successions.of_somebody, name="succession"),
    path("mon-compte/succession/", successions.of_oneself, name="own_succession"),
    path("mon-compte/absence/", absences.of_oneself, name="own_absence"),
    path("mon-compte/depart/", absences.departure_of_oneself, name="own_departure"),
    path("mon-compte/retour/", absences.return_of_oneself, name="own_return"),
    path("mon-compte/passation/", hand_overs.of_oneself, name="own_hand_over"),
    path("passations/<number:number>/", briefs.show, name="brief"),
    path("passations/<number:number>/coordonnees/", briefs.contacts, name="brief_contacts"),
]
