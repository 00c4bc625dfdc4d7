"""The browser of the tests is as strict as it says."""

import pytest
from bs4 import BeautifulSoup
from django.template import engines

from recoco.kernel.portals.models import Portal
from tests.client import Browser
from tests.markup import Fragment, assert_strict, form_of, normalised
from tests.queries import WroteOnGet, assert_queries, only_reading
from tests.undefined import OURS, UndefinedVariable
from tests.worlds import World


@pytest.mark.parametrize(
    "html",
    [
        '<button onclick="go()">Aller</button>',
        '<div hx-on:click="go()"></div>',
        '<p style="color: red">Rouge</p>',
        "<style>p { color: red }</style>",
        "<script>go()</script>",
        '<a href=" JavaScript:go()">Aller</a>',
        '<form action="javascript:go()"></form>',
        '<a href="java&#115;cript:go()">Aller</a>',
        '<a href="javascript&colon;go()">Aller</a>',
        '<a href="#"onclick="go()">Aller</a>',
        "<a title=l'heure onclick='go()'>Aller</a>",
        '<a title="a < b" onclick="go()">Aller</a>',
        '<A HREF="#" ONCLICK="go()">Aller</A>',
        "<p onclick>Aller</p>",
        '<style src="x">p { color: red }</style>',
        '<script src="">go()</script>',
    ],
)
def test_what_the_security_policy_refuses_is_refused(html: str) -> None:
    with pytest.raises(AssertionError):
        assert_strict(html)


def test_what_it_allows_is_allowed() -> None:
    assert_strict(
        '<script src="/static/x.js"></script><script type="application/json">{}</script><a href="#once">Un</a>'
        '<!-- <p onclick="go()"> --><p title="on < style">on clique, style="x"</p><input value="onclick=">'
    )


@pytest.mark.parametrize(
    "text", ["{{ unknown }}", "{{ unknown|upper }}", "{% include 'ui/messages.html' with x=unknown %}"]
)
def test_an_undefined_variable_fails_in_our_templates(text: str) -> None:
    template = engines["django"].from_string(text)
    template.template.origin.name = str(OURS / "kernel" / "ui" / "templates" / "essai.html")
    with pytest.raises(UndefinedVariable, match="unknown"):
        template.render({})


def test_an_undefined_variable_is_empty_in_the_templates_of_others() -> None:
    assert engines["django"].from_string("[{{ unknown }}]").render({}) == "[]"


def test_a_condition_may_ask_whether_a_variable_is_defined() -> None:
    template = engines["django"].from_string("{% if unknown %}oui{% else %}non{% endif %}")
    template.template.origin.name = str(OURS / "essai.html")
    assert template.render({}) == "non"


def test_a_host_that_leads_nowhere_is_refused(world: World) -> None:
    with pytest.raises(AssertionError, match="nowhere"):
        Browser(world.urbanvitaliz).get("/", headers={"host": "inconnu.localhost"})


def test_a_form_is_sent_with_what_it_holds() -> None:
    page = BeautifulSoup(
        '<form method="post" action="/a/"><input name="n" value="1"><textarea name="t">Un\ntexte</textarea>'
        '<input type="checkbox" name="c" checked><input type="radio" name="r" value="x">'
        '<select name="s"><option value="1">Un<option value="2" selected>Deux</select>'
        '<button name="go" value="2">Envoyer la demande</button></form>',
        "html.parser",
    )
    kept = {"n": "1", "t": "Un\ntexte", "c": "on", "s": "2", "go": "2"}
    assert form_of(page, "Envoyer") == ("/a/", "post", kept)
    with pytest.raises(AssertionError, match="Envoyer la demande"):
        form_of(page, "Autre")


def test_a_fragment_that_differs_from_the_page_is_seen() -> None:
    page = BeautifulSoup('<main><ul id="list">\n <li>Un</li> </ul><p id="count">1</p></main>', "html.parser")
    Fragment("<li>Un</li>", "list").assert_same_place(page)
    Fragment('<ul id="list"><li>Un</li></ul><p id="count" hx-swap-oob="true">1</p>', "list").assert_same_place(page)
    for html in ("<li>Deux</li>", '<li>Un</li><p id="count" hx-swap-oob="true">2</p>'):
        with pytest.raises(AssertionError):
            Fragment(html, "list").assert_same_place(page)


def test_proofs_of_origin_and_white_space_do_not_count() -> None:
    with_proof = '<form>\n<input type="hidden" name="csrfmiddlewaretoken" value="a"> <b>x</b></form>'
    assert normalised(with_proof) == normalised("<form><b>x</b></form>")


def test_queries_are_counted_and_shown(world: World) -> None:
    with pytest.raises(AssertionError, match="portals_portal"), assert_queries(0):
        Portal.objects.count()


@pytest.mark.parametrize("write", ["update", "delete"])
def test_writing_is_seen_where_one_should_only_read(world: World, write: str) -> None:
    rows = Portal.objects.filter(pk=0)
    with pytest.raises(WroteOnGet), only_reading():
        rows.update(name="x") if write == "update" else rows._raw_delete("default")
