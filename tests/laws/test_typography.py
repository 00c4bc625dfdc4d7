"""French as it is printed: no-break spaces before high signs and inside guillemets, curved apostrophes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laws.sources import REPOSITORY, Source, place, sources, templates

HIDDEN = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|<(script|style|code|pre)\b.*?</\1>", re.DOTALL)
VALUE = re.compile(r"{{.*?}}", re.DOTALL)
LOGIC = re.compile(r"{%.*?%}", re.DOTALL)
TOLD = re.compile(r"\b(?:title|label|aria-label|alt|placeholder|note|submit|words|name|next|hint|lead)=\"([^\"]*)\"")
TAG = re.compile(r"<[^>]*>", re.DOTALL)
FRENCH = re.compile(r"[àâçéèêëîïôùûœÀÉÊ]|\b(?:le|la|les|un|une|des|du|vous|votre|est|pour)\b")
FAULTS = {
    "a plain space before a high sign": re.compile(r"[\w»)\]] [:;!?»](?=\s|$)"),
    "nothing before a high sign": re.compile(r"[a-zàâçéèêëîïôùûœ][;!?](?=\s|$)|[a-zàâçéèêëîïôùûœ]:(?=\s)"),
    "a plain space, or none, inside guillemets": re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"),
    "a straight apostrophe": re.compile(r"\b[A-Za-zÀ-ÿ]+'[A-Za-zÀ-ÿœ]"),
    "three dots": re.compile(r"\w\.\.\.(?!\w)"),
}


def faults(text: str) -> list[str]:
    """Return what a printer would mend in *text*."""
    return [f"{fault}: « {found[0]} »" for fault, shape in FAULTS.items() if (found := shape.search(text))]


def texts_of(path: Path) -> Iterator[str]:
    """Go through what a template says: its words between tags, and the attributes that are read aloud."""
    shown = VALUE.sub("x", HIDDEN.sub("", path.read_text().replace("&nbsp;", "\u00a0")))
    shown = LOGIC.sub("\n", shown)
    yield from TOLD.findall(shown)
    yield from (part.strip() for part in re.split(r"\n", TAG.sub("\n", shown)) if part.strip())


def sentences_of(source: Source) -> Iterator[tuple[ast.Constant, str]]:
    """Go through the French sentences of a Python file; docstrings and logs are for us."""
    silent = {id(node.body[0].value) for node in ast.walk(source.tree) if _is_documented(node)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in node.values}
            text = "".join(_shown(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            text = node.value
        else:
            continue
        if " " in text and FRENCH.search(text):
            yield node, text  # type: ignore[misc]


def _shown(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    is_space = isinstance(part, ast.FormattedValue) and ast.unparse(part.value) == "NB"
    return "\u00a0" if is_space else "x"


def _is_documented(node: ast.AST) -> bool:
    body = getattr(node, "body", None)
    first = body[0] if isinstance(body, list) and body else None
    return isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(REPOSITORY / "recoco").as_posix())
def test_templates_are_set_as_they_should(path: Path) -> None:
    assert [fault for text in texts_of(path) for fault in faults(text)] == []


def test_sentences_of_the_code_are_set_as_they_should() -> None:
    wrong = [
        f"{place(source, node)} {fault}"
        for source in sources()
        for node, text in sentences_of(source)
        for fault in faults(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["Pourquoi ?", "« Bonjour »", "l'école", "Voir : ici", "Voir: ici", "Attendez..."])
def test_the_law_sees_what_is_wrong(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize("text", ["Pourquoi\u00a0?", "«\u00a0Bonjour\u00a0»", "l’école", "12:30", "https://exemple.fr"])
def test_the_law_lets_pass_what_is_right(text: str) -> None:
    assert not faults(text)
