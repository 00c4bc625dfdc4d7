"""Entries of the slots become links for those who may follow them."""

from typing import Any

import pytest
from django.urls import NoReverseMatch

from recoco.kernel.ui.navigation import Entry, links_of, once_a_page, signed_out

from .conftest import NEUTRAL, actor

HERE = "/composants/"


def test_a_link_shows_where_one_is(ask: Any, slot: Any) -> None:
    slot(NAVIGATION=(Entry("Composants", "ui:catalogue", badge=lambda request: 3),))
    assert [(link.current, link.badge) for link in links_of("NAVIGATION", ask(HERE))] == [("page", 3)]
    assert [link.current for link in links_of("NAVIGATION", ask(HERE + "bouton/"))] == ["true"]
    assert [link.current for link in links_of("NAVIGATION", ask("/"))] == [""]


def test_an_entry_is_for_those_who_may(ask: Any, slot: Any) -> None:
    slot(NAVIGATION=(Entry("À modérer", "ui:catalogue", permission="moderate"),))
    assert links_of("NAVIGATION", ask(actor=actor("Sami", "moderate")))
    assert not links_of("NAVIGATION", ask(actor=actor("Paul")))
    assert not links_of("NAVIGATION", ask())


def test_an_entry_may_wait_for_a_condition_and_carry_the_address(ask: Any, slot: Any) -> None:
    slot(ACCOUNT_LINKS=(Entry("Se connecter", "ui:catalogue", when=signed_out, comes_back=True),))
    [link] = links_of("ACCOUNT_LINKS", ask("/dossiers/?q=pont&page=2"))
    assert link.url == "/composants/?next=%2Fdossiers%2F%3Fq%3Dpont%26page%3D2"
    assert not links_of("ACCOUNT_LINKS", ask(actor=actor("Marie Blanc")))


def test_a_label_may_depend_on_the_portal(ask: Any, slot: Any) -> None:
    slot(FOOTER_LINKS=(Entry(lambda request: f"Qui est {request.portal.name}", "ui:catalogue"),))
    assert links_of("FOOTER_LINKS", ask(portal=NEUTRAL))[0].label == "Qui est Ponts"


def test_the_root_host_leaves_out_what_only_portals_have(ask: Any, slot: Any) -> None:
    slot(NAVIGATION=(Entry("Dossiers", "nowhere:to_be_found"),))
    assert not links_of("NAVIGATION", ask(portal=None))
    with pytest.raises(NoReverseMatch):
        links_of("NAVIGATION", ask(portal=NEUTRAL))


def test_a_count_shown_twice_on_a_page_is_asked_once(ask: Any) -> None:
    asked: list[Any] = []
    count = once_a_page(lambda request: len(asked.append(request) or asked))
    page = ask("/")
    assert (count(page), count(page), count(ask("/"))) == (1, 1, 2)
