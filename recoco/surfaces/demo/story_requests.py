"""Who asks to advise in the demonstration: one waits, another comes back after a refusal."""

from collections.abc import Callable
from datetime import datetime, timedelta

from recoco.domain.accounts.actions.adviser_requests import refuse_request, request_to_advise
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import AdviserRequest, Person
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.territories.models import Departement

JULIE = {
    "first_name": "Julie",
    "last_name": "Carlier",
    "organization": "Agence de l’eau Artois-Picardie",
    "function": "Chargée d’interventions",
    "phone": "03 27 00 00 11",
}
HUGO = {
    "first_name": "Hugo",
    "last_name": "Lambert",
    "organization": "Établissement public foncier des Hauts-de-France",
    "function": "Chargé d’opérations",
    "phone": "03 20 00 00 12",
}
RIVERS = (
    "J’instruis les aides de l’agence pour les friches en bord de rivière. Je peux dire tôt aux communes ce qui est "
    "finançable, et qui contacter pour les sols."
)
SHORT = "Je voudrais voir les dossiers."
LAND = (
    "Je suis référent friches pour le Nord et le Pas-de-Calais : portage foncier, démolition, premières études. "
    "Mon responsable, Karim Benali, peut le confirmer."
)
WHY_NOT = "Dites-nous en quelques lignes ce que vous pouvez apporter aux communes, et sur quels départements."


def play_requests(portal: Portal, team: Person, today: datetime) -> None:
    """Have two people ask to advise on *portal*; somebody of its team refuses one, who asks again."""

    def on[T](day: int, gesture: Callable[[], T]) -> T:
        with clock.moved_to(today + timedelta(days=day)), scope.entering(portal):
            return gesture()

    julie, hugo = "julie.carlier@eau.exemple.fr", "hugo.lambert@epf-hdf.exemple.fr"
    first = on(-11, lambda: _ask(hugo, HUGO, SHORT, "59", "62", "80"))
    on(-10, lambda: refuse_request(first, reason=WHY_NOT, by=actor_of(team, channel="demo")))
    on(-4, lambda: _ask(hugo, HUGO, LAND, "59", "62"))
    on(-2, lambda: _ask(julie, JULIE, RIVERS, "59", "62", "80"))


def _ask(email: str, words: dict[str, str], why: str, *departements: str) -> AdviserRequest:
    territory = Departement.objects.filter(code__in=departements)
    user = find_or_create_user(email, is_proven=True)
    return request_to_advise(user, words=words, motivation=why, network_address=email, departements=territory)
