"""Whatever somebody types or a broken browser sends: never an error 500, what was typed is kept, errors lead there."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.kinds import document_kinds
from tests.client import Browser
from tests.examples import examples
from tests.markup import form_of
from tests.surfaces.launching.trial import created
from tests.worlds import World

pytestmark = pytest.mark.django_db
SETTINGS = "/administration/reglages/"
KEYS = {"page": "qui-sommes-nous", "texts": "submission-receipt"}
STRANGE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(["", " ", "\0", "é" * 6_000, "{lien}", "{x", "](", "<b>", "# a", "-1", "9" * 12, "²", "٣", "\r\n"]),
    st.sampled_from(
        ["javascript:alert(1)", "//x", "/deposer/", "a@b.fr", "a@b", "#ffd700", "#FFF", "2026-02-30", "up"]
    ),
)
GROUP = re.compile(r"fr-\w+-group\b")
RANK = st.integers(0, 10_000)
GESTURES = st.sampled_from(
    ["blocks:add:faq", "items:add", "items.0:down", "items.9:remove", "questions.0:up", "x:y", ":"]
)


@pytest.fixture
def portal(db: None) -> Portal:
    """A portal that a template has filled."""
    return created("ponts", "ponts")


def address(kind: str) -> str:
    """Return where a document of that kind is edited."""
    return f"{SETTINGS}{kind}/{KEYS[kind]}/modifier/" if kind in KEYS else f"{SETTINGS}{kind}/"


def typed_in(page: BeautifulSoup) -> dict[str, str]:
    """Return what the boxes of the form hold."""
    boxes = page.select("form.backoffice-form .fr-input")
    return {str(one["name"]): one.get_text() if one.name == "textarea" else str(one.get("value", "")) for one in boxes}


def as_shown(text: str, box: Tag) -> str:
    """Return what a page can show of *text*: HTML holds neither all line ends, nor the null character."""
    kept = text.replace("\r\n", "\n").strip()
    if box.name == "textarea":
        return "\n".join(line.strip() for line in kept.split("\n"))
    return kept


@pytest.mark.parametrize("kind", sorted(document_kinds()))
@settings(
    max_examples=examples(4),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    typed=st.lists(st.tuples(RANK, STRANGE), min_size=1, max_size=4),
    gone=st.lists(RANK, max_size=2),
    gesture=st.one_of(st.just(""), st.just(""), GESTURES),
    is_preview=st.booleans(),
)
def test_a_form_of_settings_takes_anything(
    kind: str, portal: Portal, world: World, typed: Any, gone: list[int], gesture: str, is_preview: bool
) -> None:
    olga = Browser(portal)
    olga.sign_in(world.olga)
    url = address(kind)
    _, _, sent = form_of(olga.page(url), "Enregistrer")
    sent.pop("geste", None)
    names = sorted(sent)
    changed = {names[rank % len(names)]: value for rank, value in typed}
    left_out = {names[rank % len(names)] for rank in gone}
    sent = {name: value for name, value in sent.items() if name not in left_out} | changed
    sent |= {"geste": gesture} if gesture else {}
    shown_at = url.replace("modifier/", "apercu/") if kind in KEYS else f"{url}apercu/"
    with transaction.atomic():
        answer = olga.post(shown_at if is_preview else url, sent)
        transaction.set_rollback(True)
    assert answer.status_code in ({200, 404, 422} if is_preview else {200, 302, 409, 422})
    if answer.status_code in {409, 422}:
        _leads_to_what_is_wrong(BeautifulSoup(answer.content, "html.parser"), changed, left_out | set(changed))


def _leads_to_what_is_wrong(page: BeautifulSoup, changed: dict[str, str], moved: set[str]) -> None:
    alert = page.select_one(".fr-alert--error[data-focus]")
    assert alert is not None
    assert alert.select("li")
    for link in alert.select("a[href^='#']"):
        if str(link["href"]).endswith("-key"):  # hidden: nobody types there
            continue
        target = page.find(id=str(link["href"])[1:])
        assert isinstance(target, Tag), link
        around = target if target.name == "fieldset" else target.find_parent(class_=GROUP)
        assert link.get_text(strip=True) in around.get_text(), link  # type: ignore[union-attr]
    if any(name.endswith((".count", ".type")) for name in moved):  # rows are not where they were
        return
    boxes = {str(one["name"]): one for one in page.select("form.backoffice-form .fr-input")}
    for name in (set(changed) & set(boxes)) - {"note"}:
        assert typed_in(page)[name].strip() == as_shown(changed[name], boxes[name]).strip(), name
