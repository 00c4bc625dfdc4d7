"""A questionnaire with a question of each type."""

from recoco.domain.surveys.actions.defining import ChoiceSpec, QuestionSpec, define_survey
from recoco.domain.surveys.kinds import Kind
from recoco.domain.surveys.models import Question, Survey
from recoco.domain.surveys.reading import questions_at_submission
from tests.worlds import World

SOIL = (
    ChoiceSpec("no", "Non", "Sol réputé sain"),
    ChoiceSpec("maybe", "Peut-être", "Pollution à vérifier", ["sol.suspect"]),
    ChoiceSpec("yes", "Oui", "Sol pollué", ["sol.pollue", "sol.suspect"]),
)
USES = (ChoiceSpec("homes", "Des logements", signals=["usage.logement"]), ChoiceSpec("park", "Un parc"))
QUESTIONS = (
    QuestionSpec("soil", Kind.SINGLE, "Le sol est-il pollué ?", "Pollution", "Cela décide de l’usage.", "En mairie.",
                 choices=SOIL, comment_label="Ce que vous savez", files_label="Études"),
    QuestionSpec("uses", Kind.MULTIPLE, "Que voulez-vous y faire ?", "Usages", choices=USES),
    QuestionSpec("name", Kind.SHORT, "Quel nom porte le lieu ?", "Nom d’usage", is_required=False),
    QuestionSpec("story", Kind.LONG, "Quelle est son histoire ?", "Histoire", is_required=False),
    QuestionSpec("area", Kind.NUMBER, "Quelle surface ?", "Surface", unit="m²", is_required=False),
    QuestionSpec("budget", Kind.AMOUNT, "Quel budget ?", "Budget", is_required=False),
    QuestionSpec("since", Kind.DATE, "Vide depuis quand ?", "Vide depuis", is_required=False),
    QuestionSpec("owned", Kind.YES_NO, "Est-il à vous ?", "Propriété", is_required=False,
                 choices=(ChoiceSpec("no", "Non", "La commune n’est pas propriétaire", ["foncier.a_acquerir"]),)),
    QuestionSpec("around", Kind.COMMUNES, "Quelles communes voisines ?", "Voisines", is_required=False),
    QuestionSpec("plans", Kind.FILES, "Avez-vous des plans ?", "Plans", is_required=False),
    QuestionSpec("urgency", Kind.SCALE, "Est-ce urgent ?", "Urgence", is_required=False),
)  # fmt: skip


def make_survey(world: World, questions: tuple[QuestionSpec, ...] = QUESTIONS) -> Survey:
    """Have Adèle define the questionnaire of UrbanVitaliz, all of it asked at submission."""
    asked = [QuestionSpec(**{**vars(one), "at_submission": True}) for one in questions]
    with world.on(world.urbanvitaliz):
        return define_survey("Friches", asked, by=world.actor(world.adele))


def by_key() -> dict[str, Question]:
    """Return the questions by key."""
    return {question.key: question for question in questions_at_submission()}
