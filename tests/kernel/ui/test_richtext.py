"""Rich text: what people type is shown as they meant it, and nothing else ever comes out."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from recoco.kernel.ui.richtext import SCHEMES, TAGS, plain, render

PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[ici](javascript:alert(1))",
        "[ici](JaVaScRiPt:alert(1))",
        "[ici](data:text/html,x)",
        "[ici](https://exemple.fr 'x\" onclick=\"y')",
        "![image](https://exemple.fr/x.png)",
        '<https://exemple.fr/" onclick=x>',
        "https://exemple.fr/<b>",
        "<a href=javascript:x>y</a>",
        "&lt;script&gt;",
        "&#106;avascript:",
        "# ",
        "### ",
        "**",
        "*",
        "_",
        "> ",
        "- ",
        "1. ",
        "    ",
        "```\n",
        "`",
        "---\n",
        "[a]: javascript:x\n",
        "<style>*{}</style>",
        "<svg onload=x>",
        "\x00",
        "\n\n",
        "\n",
        "mot",
    ]
)


@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=300)))
@example("<scr<script>ipt>alert(1)</scr</script>ipt>")
def test_no_script_no_handler_no_unknown_tag_ever_comes_out(source: str) -> None:
    shown = BeautifulSoup(render(source), "html.parser")
    for tag in shown.find_all(True):
        assert tag.name in TAGS
        assert set(tag.attrs) <= ({"href", "rel"} if tag.name == "a" else {"start"} if tag.name == "ol" else set())
        if "href" in tag.attrs:
            assert urlsplit(str(tag["href"])).scheme.lower() in SCHEMES
            assert tag["rel"] == ["nofollow", "noopener"]
    plain(source)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**gras** et *italique*", "<p><strong>gras</strong> et <em>italique</em></p>"),
        ("# Titre", "<h3>Titre</h3>"),
        ("une ligne\nune autre", "<p>une ligne<br>\nune autre</p>"),
        ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>"),
        ("- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
        (
            "![photo](https://exemple.fr/x.png)",
            '<p>!<a href="https://exemple.fr/x.png" rel="nofollow noopener">photo</a></p>',
        ),
        ("[lien](/dossiers/)", "<p>[lien](/dossiers/)</p>"),
        ("1 < 2 & <b>3</b>", "<p>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</p>"),
        ("    retrait", "<p>retrait</p>"),
        (
            "Voir https://exemple.fr/aides?a=1.",
            '<p>Voir <a href="https://exemple.fr/aides?a=1" rel="nofollow noopener">https://exemple.fr/aides?a=1</a>.</p>',
        ),
    ],
)
def test_marks_become_what_they_mean(source: str, html: str) -> None:
    assert render(source).strip() == html


def test_plain_text_keeps_words_and_addresses_without_marks() -> None:
    source = (
        "### Étapes\n\n1. **Écrire** à [l’EPF](https://epf.exemple.fr)\n2. Voir https://exemple.fr\n\n- fin\nencore"
    )
    assert plain(source) == (
        "Étapes\n1. Écrire à l’EPF (https://epf.exemple.fr)\n2. Voir https://exemple.fr\n- fin\nencore"
    )
