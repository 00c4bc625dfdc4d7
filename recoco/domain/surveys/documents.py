"""The questions of a portal as a document: what its team edits, and its section of a bundle."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from recoco.domain.surveys.kinds import BY_CHOICE, GIVEN_CHOICES, Kind
from recoco.domain.surveys.models import Choice, Question, Survey
from recoco.domain.surveys.reading import questions_at_submission
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.versions.choices import Choice as OneOf
from recoco.kernel.versions.choices import Switch
from recoco.kernel.versions.kinds import Content, DocumentKind
from recoco.kernel.versions.parts import Text
from recoco.kernel.versions.problems import Problem, within
from recoco.kernel.versions.rows import Rows
from recoco.kernel.versions.texts import Lines

CHOICE = (
    Text("key", "Nom durable", hidden=True, most=60),
    Text("text", "Choix", required=True, most=300),
    Text("conclusion", "Conclusion", "La phrase que lisent les conseillers.", most=400),
    Lines("signals", "Signaux", "Un par ligne, par exemple sol.suspect.", most=10, longest=60),
)
QUESTION = (
    Text("key", "Nom durable", hidden=True, most=60),
    OneOf("kind", "Type de réponse", choices=Kind.choices),
    Text("text", "Question", required=True, most=300),
    Text("short_text", "Intitulé court", "Celui des résumés et des exports.", required=True, most=120),
    Text("why", "Pourquoi c’est important", several_lines=True, most=1_000),
    Text("how", "Où chercher l’information", several_lines=True, most=1_000),
    Text("unit", "Unité", "Pour un nombre, par exemple m².", most=30),
    Switch("is_required", "Réponse attendue", on=True),
    Text("comment_label", "Intitulé du commentaire", "Vide : pas de commentaire.", most=160),
    Text("files_label", "Intitulé des fichiers", "Vide : pas de fichier.", most=160),
    Rows("choices", "Choix", one="un choix", each=CHOICE, most=30),
)
PARTS = (
    Text("name", "Nom du questionnaire", most=120),
    Rows("questions", "Questions", one="une question", each=QUESTION, most=30),
)
OF_CHOICE = ("text", "conclusion", "signals")
OF_QUESTION = tuple(part.name for part in QUESTION if part.name not in {"key", "choices"})


def read(key: str = "") -> Content:
    """Return what the current portal asks to whoever brings a project: three queries."""
    survey = _active()
    return {
        "name": survey.name if survey else "",
        "questions": [
            {
                "key": one.key,
                **{name: getattr(one, name) for name in OF_QUESTION},
                "choices": [
                    {"key": choice.key, **{name: getattr(choice, name) for name in OF_CHOICE}}
                    for choice in one.choices.all()
                    if choice.retired_at is None
                ],
            }
            for one in questions_at_submission()
        ],
    }


def check(key: str, content: Content) -> Iterable[Problem]:
    """Yield what the parts cannot tell: keys that serve twice, choices that lack, a question that changes type."""
    kinds = dict(_known_kinds())
    questions = content["questions"]
    yield from _twice([one["key"] for one in questions], "questions")
    for rank, one in enumerate(questions):
        path, kind = within("questions", rank), Kind(one["kind"])
        known = kinds.get(one["key"], kind)
        if known != kind:
            label = Kind(known).label.lower()
            yield Problem(
                within(path, "kind"),
                f"Cette question attend déjà « {label} », et ses réponses restent\u00a0: pour changer de type, "
                "retirez-la et posez-en une nouvelle.",
            )
        yield from _of_choices(one["choices"], kind, within(path, "choices"))
        if one["unit"] and kind != Kind.NUMBER:
            yield Problem(within(path, "unit"), "Une unité ne va qu’avec un nombre.")


def apply(key: str, content: Content, by: Actor) -> None:
    """Ask these questions from now on. What is asked no more is retired: the answers it received stay readable."""
    survey = _active() or (Survey() if content["name"] or content["questions"] else None)
    if survey is None:
        return
    survey.name = content["name"]
    survey.save()
    known = {one.key: one for one in survey.questions.prefetch_related("choices")}
    kept: set[str] = set()
    for position, said in enumerate(content["questions"], 1):
        name = said["key"] or _free_key(said["short_text"], {*known, *kept})
        kept.add(name)
        question = known.get(name) or Question(survey=survey, key=name)
        for field in OF_QUESTION:
            setattr(question, field, said[field])
        question.position, question.at_submission, question.retired_at = position, True, None
        question.save()
        _write_choices(question, said["choices"])
    _retire(one for one in known.values() if one.key not in kept and one.at_submission)


def _write_choices(question: Question, choices: list[dict[str, Any]]) -> None:
    known = {one.key: one for one in question.choices.all()}
    kept: set[str] = set()
    for position, said in enumerate(choices, 1):
        name = said["key"] or _free_key(said["text"], {*known, *kept})
        kept.add(name)
        choice = known.get(name) or Choice(question=question, key=name)
        for field in OF_CHOICE:
            setattr(choice, field, said[field])
        choice.position, choice.retired_at = position, None
        choice.save()
    _retire(one for one in known.values() if one.key not in kept)


def _retire(rows: Iterable[Question | Choice]) -> None:
    for row in rows:
        if row.retired_at is None:
            row.retired_at = clock.now()
            row.save(update_fields=["retired_at"])


def _of_choices(choices: list[dict[str, Any]], kind: Kind, path: str) -> Iterable[Problem]:
    given = GIVEN_CHOICES.get(kind)
    if kind not in BY_CHOICE and choices:
        yield Problem(path, "Ce type de réponse n’offre pas de choix : retirez-les.")
    elif kind in BY_CHOICE and given is None and not choices:
        yield Problem(path, "Proposez au moins un choix.")
    elif given is not None and any(one["key"] not in given for one in choices):
        yield Problem(path, f"Les seuls choix sont : {', '.join(given.values())}.")
    yield from _twice([one["key"] for one in choices], path)


def _twice(keys: list[str], path: str) -> Iterable[Problem]:
    seen: set[str] = set()
    for rank, key in enumerate(keys):
        if key and (key in seen or slugify(key) != key.lower()):
            wrong = "sert déjà" if key in seen else "n’a pas que des lettres sans accent, des chiffres, - et _"
            sentence = f"Le nom durable « {key} » {wrong}."
            yield Problem(within(within(path, rank), "key"), sentence)
        seen.add(key)


def _known_kinds() -> Iterable[tuple[str, str]]:
    survey = _active()
    return survey.questions.values_list("key", "kind") if survey else ()


def _active() -> Survey | None:
    found: Survey | None = Survey.objects.filter(is_active=True).first()
    return found


def _free_key(words: str, taken: set[str]) -> str:
    """Return a key that says *words* and that no other bears."""
    base = slugify(words)[:50].strip("-") or "question"
    return next(key for rank in range(1, 1_000) if (key := base if rank == 1 else f"{base}-{rank}") not in taken)


QUESTIONS = DocumentKind(
    "questions",
    "Questions posées au dépôt",
    PARTS,
    read,
    apply,
    check=check,
    hint="Ce que le portail demande à qui dépose une demande, après le nom, la description et la commune.",
)
DOCUMENT_KINDS = (QUESTIONS,)
