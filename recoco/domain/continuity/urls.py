"""Addresses of people and of what passes between them."""

from django.urls import path

from recoco.domain.continuity.views import briefs, hand_overs, mending, people
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

app_name = "continuity"
urlpatterns = [
    path("administration/a-rattraper/", mending.index, name="to_mend"),
    path("administration/personnes/", people.index, name="people"),
    path("administration/personnes/<number:number>/", people.show, name="person"),
    path("administration/personnes/<number:number>/fin-de-role/", people.role_end, name="role_end"),
    path("administration/personnes/<number:number>/passation/", hand_overs.of_somebody, name="hand_over"),
    path("mon-compte/passation/", hand_overs.of_oneself, name="own_hand_over"),
    path("passations/<number:number>/", briefs.show, name="brief"),
    path("passations/<number:number>/coordonnees/", briefs.contacts, name="brief_contacts"),
]
