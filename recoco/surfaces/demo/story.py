"""What happened on the portals of the demonstration, day after day, through the real gestures."""

from collections.abc import Callable
from datetime import datetime, timedelta

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.domain.submission.actions.drafting import attach_to_author, begin_draft, describe
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.domain.submission.actions.sending import send_submission
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.territories.codes import commune_by_insee

FILATURE = (
    "L’ancienne filature ferme la place du village depuis 1998. La commune l’a achetée il y a deux ans : 3 200 m² de "
    "halles, une cheminée, un terrain au bord de la Solre où un petit pont ne porte plus que les piétons.\n\n"
    "Nous voudrions y faire quelques logements et une salle pour les associations, mais nous ne savons pas si le sol "
    "est pollué, ni par quoi commencer. Nous n’avons pas d’ingénieur."
)
FOSSE = (
    "Le carreau de la fosse, à l’entrée du bourg, est vide depuis le départ du ferrailleur. Un promoteur nous propose "
    "un lotissement ; le conseil municipal préfère des jardins et un petit équipement. Qui peut nous aider à comparer ?"
)
PONT = (
    "Le pont de pierre sur le Durzon est limité à 3,5 tonnes depuis l’hiver : deux pierres sont tombées de la voûte. "
    "Les camions de lait font un détour de onze kilomètres. Nous n’avons ni plan ni diagnostic de l’ouvrage."
)


class Story:
    """Plays the story, dated back from *today*.

    :param people: the persons by key, each on their own portal.
    """

    def __init__(self, portals: dict[str, Portal], people: dict[str, Person], today: datetime) -> None:
        self.portals, self.people, self.today = portals, people, today

    def play(self) -> None:
        """Everything, in the order of time."""
        filature = self.on(-21, "marie", self._submit("Ancienne filature", FILATURE, "59543", "2 place de l’Église"))
        self.on(-19, "sami", lambda by: accept_placement(filature, by=by))
        self.on(-18, "awa", lambda by: join(self._seen(filature), PlacementRole.ADVISER, by=by))
        self.on(-17, "otto", lambda by: join(self._seen(filature), PlacementRole.OBSERVER, by=by))
        message = "Un pont communal borde cette friche : pouvez-vous regarder s’il peut porter des camions ?"
        elsewhere = self.portals["sosponts"]
        self.on(-9, "sami", lambda by: propose_to_portal(self._seen(filature), to=elsewhere, message=message, by=by))
        self.on(-7, "bastien", lambda by: accept_placement(self._of_case(filature.case_id), by=by))
        self.on(-6, "nora", lambda by: join(self._of_case(filature.case_id), PlacementRole.ADVISER, by=by))
        self.on(-2, "lucie", self._submit("Carreau de la fosse", FOSSE, "59632", ""))
        self.on(-1, "yves", self._submit("Pont de pierre sur le Durzon", PONT, "12168", "Route de Cantobre"))

    def on[T](self, day: int, key: str, gesture: Callable[[Actor], T]) -> T:
        """Have one person make a gesture, *day* days from today, on their portal."""
        person = self.people[key]
        with clock.moved_to(self.today + timedelta(days=day)), scope.entering(person.portal):
            return gesture(actor_of(person, channel="demo"))

    def _submit(self, name: str, summary: str, insee: str, address: str) -> Callable[[Actor], Placement]:
        def submit(by: Actor) -> Placement:
            commune = commune_by_insee(insee)
            draft = begin_draft(network_address=name, by=by)
            text = commune.name if commune else ""
            describe(draft, name=name, summary=summary, commune_text=text, commune=commune, address=address, by=by)
            attach_to_author(draft, by=by)
            return send_submission(draft, by=by)

        return submit

    def _seen(self, placement: Placement) -> Placement:
        return Placement.objects.with_case().get(pk=placement.pk)

    def _of_case(self, number: int) -> Placement:
        return Placement.objects.with_case().get(case_id=number)
