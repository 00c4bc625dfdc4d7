"""The projects that the people of the demonstration bring, with their answers and a file each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile

from recoco.domain.cases.models import Placement
from recoco.domain.submission.actions.attaching import attach_files
from recoco.domain.submission.actions.drafting import answer, attach_to_author, begin_draft, describe
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.surveys.actions.answering import Given
from recoco.domain.surveys.reading import questions_at_submission
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.storing import deposit
from recoco.kernel.territories.codes import commune_by_insee
from recoco.surfaces.demo.documents import note, plan


@dataclass(frozen=True)
class Project:
    """What somebody submits.

    :param insee: code of its commune.
    :param answers: by key of the portal's questions.
    :param files: called when it is submitted.
    """

    name: str
    summary: str
    insee: str
    address: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    file: Callable[[], ContentFile] | None = None


FILATURE = Project(
    "Ancienne filature",
    "L’ancienne filature ferme la place du village depuis 1998. La commune l’a achetée il y a deux ans : 3 200 m² de "
    "halles, une cheminée, un terrain au bord de la Solre où un petit pont ne porte plus que les piétons.\n\n"
    "Nous voudrions y faire quelques logements et une salle pour les associations, mais nous ne savons pas si le sol "
    "est pollué, ni par quoi commencer. Nous n’avons pas d’ingénieur.",
    "59543",
    "2 place de l’Église",
    {
        "proprietaire": "commune",
        "ancien_usage": Given(
            ["industrie"], "Filature de laine de 1862 à 1998, avec une teinturerie au bord de l’eau."
        ),
        "surface": "5400",
        "etudes": "no",
    },
    lambda: plan("Plan de la filature.png"),
)
FOSSE = Project(
    "Carreau de la fosse",
    "Le carreau de la fosse, à l’entrée du bourg, est vide depuis le départ du ferrailleur. Un promoteur nous propose "
    "un lotissement ; le conseil municipal préfère des jardins et un petit équipement. "
    "Qui peut nous aider à comparer ?",
    "59632",
    "",
    {"proprietaire": "prive", "ancien_usage": ["industrie", "depot"], "surface": "12000", "etudes": "yes"},
    lambda: note(
        "Délibération du 3 mars.pdf",
        "Commune de Wallers - extrait du registre des délibérations",
        "Le conseil municipal, après en avoir délibéré,",
        "demande que le carreau de la fosse accueille des jardins et un équipement,",
        "et charge Madame Morel de chercher un appui technique.",
    ),
)
PONT = Project(
    "Pont de pierre sur le Durzon",
    "Le pont de pierre sur le Durzon est limité à 3,5 tonnes depuis l’hiver : deux pierres sont tombées de la voûte. "
    "Les camions de lait font un détour de onze kilomètres. Nous n’avons ni plan ni diagnostic de l’ouvrage.",
    "12168",
    "Route de Cantobre",
    {
        "franchissement": "eau",
        "limitation": Given("tonnage", "3,5 tonnes depuis décembre ; la laiterie fait le tour par Cantobre."),
        "budget": 4_000_000,
    },
    lambda: note(
        "Arrêté de circulation.pdf",
        "Commune de Nant - arrêté municipal n° 12",
        "Le maire arrête : la circulation sur le pont du Durzon est limitée à 3,5 tonnes.",
        "Le détour passe par la route de Cantobre.",
    ),
)


def submit(project: Project) -> Callable[[Actor], Placement]:
    """Return the gesture of submitting *project*, for whoever makes it."""

    def gesture(by: Actor) -> Placement:
        commune = commune_by_insee(project.insee)
        draft = begin_draft(network_address=project.name, by=by)
        describe(
            draft,
            name=project.name,
            summary=project.summary,
            commune_text=commune.placed_name if commune else "",
            commune=commune,
            address=project.address,
            by=by,
        )
        if project.file is not None:
            attach_files(draft, [deposit(project.file())], by=by)
        questions = {one.key: one for one in questions_at_submission()}
        answers = {questions[key]: _given(value) for key, value in project.answers.items()}
        answer(draft, answers, by=by)
        attach_to_author(draft, by=by)
        return send_submission(draft, by=by)

    return gesture


def _given(value: Any) -> Given:
    return value if isinstance(value, Given) else Given(value)
