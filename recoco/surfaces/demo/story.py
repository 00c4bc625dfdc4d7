"""What happened on the portals of the demonstration, day after day, through the real gestures."""

from collections.abc import Callable
from datetime import datetime, timedelta

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.demo.projects import FILATURE, FOSSE, PONT, submit
from recoco.surfaces.demo.questionnaires import QUESTIONNAIRES, define
from recoco.surfaces.demo.story_people import play_people
from recoco.surfaces.demo.story_requests import play_requests


class Story:
    """Plays the story, dated back from *today*.

    :param people: the persons by key, each on their own portal.
    """

    def __init__(self, portals: dict[str, Portal], people: dict[str, Person], today: datetime) -> None:
        self.portals, self.people, self.today = portals, people, today

    def play(self) -> None:
        """Everything, in the order of time."""
        for portal, admin in (("urbanvitaliz", "adele"), ("sosponts", "ines")):
            name, questions = QUESTIONNAIRES[portal]
            self.on(-28, admin, define(name, questions))
        filature = self.on(-21, "marie", submit(FILATURE))
        self.on(-19, "sami", lambda by: accept_placement(filature, by=by))
        self.on(-18, "awa", lambda by: join(self._seen(filature), PlacementRole.ADVISER, by=by))
        self.on(-17, "otto", lambda by: join(self._seen(filature), PlacementRole.OBSERVER, by=by))
        play_people(self.portals["urbanvitaliz"], self.people, filature, self.today)
        message = "Un pont communal borde cette friche : pouvez-vous regarder s’il peut porter des camions ?"
        elsewhere = self.portals["sosponts"]
        self.on(-9, "sami", lambda by: propose_to_portal(self._seen(filature), to=elsewhere, message=message, by=by))
        self.on(-7, "bastien", lambda by: accept_placement(self._of_case(filature.case_id), by=by))
        self.on(-6, "nora", lambda by: join(self._of_case(filature.case_id), PlacementRole.ADVISER, by=by))
        self.on(-2, "lucie", submit(FOSSE))
        self.on(-1, "yves", submit(PONT))
        play_requests(self.portals["urbanvitaliz"], self.people["sami"], self.today)

    def on[T](self, day: int, key: str, gesture: Callable[[Actor], T]) -> T:
        """Have one person make a gesture, *day* days from today, on their portal."""
        person = self.people[key]
        with clock.moved_to(self.today + timedelta(days=day)), scope.entering(person.portal):
            return gesture(actor_of(person, channel="demo"))

    def _seen(self, placement: Placement) -> Placement:
        return Placement.objects.with_case().get(pk=placement.pk)

    def _of_case(self, number: int) -> Placement:
        return Placement.objects.with_case().get(case_id=number)
