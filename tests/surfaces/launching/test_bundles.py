"""A portal goes through a file and comes back the same; a broken file says where, in French, and changes nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoco.domain.surveys.reading import questions_at_submission
from recoco.kernel.portals import scope
from recoco.surfaces.launching import portal_templates as templates
from recoco.surfaces.launching.actions.importing import import_bundle
from recoco.surfaces.launching.actors import SERVER, at_portal
from recoco.surfaces.launching.bundles.bundle import BrokenBundle
from recoco.surfaces.launching.bundles.importing import changes_of
from recoco.surfaces.launching.bundles.reading import read_bytes, read_file
from recoco.surfaces.launching.bundles.writing import archive_of, bundle_of_portal
from recoco.surfaces.launching.portal_templates import shipped_templates
from tests.laws.test_typography import faults as printed
from tests.surfaces.launching.trial import created, exported, read

pytestmark = pytest.mark.django_db

LISTS = ("topics", "refusal_reasons", "outcomes", "not_applicable_reasons")
NAMES = ("friches", "ponts", "ecoquartiers", "guichet", "vierge")


def faults(text: str) -> list[str]:
    """Return what is said of a broken bundle."""
    portal = created()
    by = at_portal(SERVER, portal)
    before = exported(portal)
    with pytest.raises(BrokenBundle) as broken, scope.entering(portal):
        import_bundle(read(text), by=by)
    assert exported(portal) == before
    return list(map(str, broken.value.faults))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_becomes_a_portal_that_goes_through_a_file_and_comes_back_the_same(name: str) -> None:
    text = exported(created("un", name))
    assert exported(created("autre", read(text))) == text
    assert "[[" not in text


def texts(content: Any) -> Iterator[str]:
    """Go through everything that a template says."""
    if isinstance(content, str):
        yield content
    for one in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from texts(one)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_all_that_a_portal_needs_and_as_french_is_printed(name: str) -> None:
    documents = shipped_templates()[name].documents
    assert set(documents) >= {"identity", "home", "page", "questions", "submission", *LISTS}
    assert [fault for kind in documents.values() for text in texts(kind) for fault in printed(text)] == []
    assert "texts" in documents or name == "vierge"


def test_templates_are_the_files_that_are_there(tmp_path: Path, monkeypatch: Any) -> None:
    assert tuple(sorted(shipped_templates(), key=NAMES.index)) == NAMES
    for file in templates.SHIPPED.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (templates.SHIPPED / "vierge.yaml").read_text()
    (tmp_path / "littoral.yaml").write_text(text.replace("title: Portail vierge", "title: Érosion du littoral", 1))
    monkeypatch.setattr(templates, "SHIPPED", tmp_path)
    shipped_templates.cache_clear()
    try:
        assert shipped_templates()["littoral"].title == "Érosion du littoral"
        assert list(shipped_templates())[-1] == "vierge"
        assert exported(created(template="littoral")) == exported(created("autre", "vierge"))
    finally:
        monkeypatch.undo()
        shipped_templates.cache_clear()


def test_a_file_changed_by_hand_says_exactly_what_it_changes() -> None:
    portal = created(template="friches")
    text = exported(portal).replace("Qui est propriétaire du site", "Qui possède le site")
    with scope.entering(portal):
        by = at_portal(SERVER, portal)
        (change,) = changes_of(read(text), by=by)
        assert [tuple(line) for line in change.lines] == [
            ("Questions › 1 › Question", "Qui est propriétaire du site\u00a0?", "Qui possède le site\u00a0?")
        ]
        assert questions_at_submission()[0].text == "Qui est propriétaire du site\u00a0?"
        import_bundle(read(text), by=by)
        assert questions_at_submission()[0].text == "Qui possède le site\u00a0?"
        assert changes_of(read(text), by=by) == []
    assert exported(portal) == text


def test_the_same_portal_always_gives_the_same_file(tmp_path: Path) -> None:
    portal = created(template="ponts")
    with scope.entering(portal):
        bundle = bundle_of_portal()
        archive = archive_of(bundle)
        assert archive == archive_of(bundle_of_portal())
    assert read_bytes(archive).documents == bundle.documents
    (tmp_path / "portail.yaml").write_text(exported(portal))
    assert read_file(tmp_path).documents == bundle.documents


HEAD = "recoco: 1\ndocuments:\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bonjour", "devrait commencer par"),
        ("", "devrait commencer par"),
        ("recoco: 2\ndocuments: {}\n", "devrait commencer par"),
        (HEAD + "  questions:\n   name: a\n  b: '\n", "ligne 6\u00a0: Cette ligne n’est pas du YAML"),
        (HEAD + "  bidule:\n    name: a\n", "ligne 3, documents.bidule\u00a0: Ce document n’existe pas"),
        (HEAD + "  questions: 12\n", "ligne 3, documents.questions\u00a0: Ce document se compose de champs nommés"),
        (HEAD + "  questions:\n    name: a\n    name: b\n", "ligne 5\u00a0: «\u00a0name\u00a0» est écrit deux fois"),
        (HEAD + "  questions: &a\n    name: a\n  autre: *a\n", "ligne 5\u00a0: Écrivez ce contenu en entier"),
        (HEAD + "  questions:\n    name: !!python/name:os.system a\n",
         "ligne 4\u00a0: «\u00a0a\u00a0» n’est ni un texte"),
        (HEAD + "  questions:\n    name: 2024-01-01\n    nom: x\n", "ligne 3, documents.questions\u00a0:"),
        (HEAD + "  questions:\n    questions:\n      - kind: single\n        text: Où ?\n        short_text: Où\n",
         "ligne 5, documents.questions.questions.0.choices\u00a0: Proposez au moins un choix."),
        ("[" * 5_000 + "]" * 5_000, "s’emboîte sur trop de niveaux"),
        ("recoco: 1\ndocuments: " + "[" * 30 + "]" * 30, "s’emboîte sur trop de niveaux"),
    ],
)  # fmt: skip
def test_a_broken_file_says_where_and_changes_nothing(text: str, said: str) -> None:
    assert any(said in fault for fault in faults(text)), faults(text)


def test_what_is_not_a_file_of_ours_is_told_so() -> None:
    for content in (b"PK\x03\x04broken", b"\xff\xfe\x00", b"\x89PNG\r\n"):
        with pytest.raises(BrokenBundle):
            read_bytes(content)
