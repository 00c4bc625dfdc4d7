"""Drafts as people write them."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.accounts.models import Person
from recoco.domain.submission.actions.drafting import begin_draft, describe
from recoco.domain.submission.models import Draft
from recoco.kernel.access.actor import Actor
from tests.client import Browser
from tests.queries import counted
from tests.worlds import World


def drafted(world: World, by: Person | None = None, **words: Any) -> Draft:
    """Begin a draft on the current portal and describe the project; a visitor's, or somebody's."""
    actor = world.actor(by) if by else Actor()
    usual = {
        "name": "Halle",
        "summary": "Que faire ?",
        "commune_text": world.lille.name,
        "commune": world.lille,
        "address": "",
    }
    draft = begin_draft(network_address=f"{by} {sorted(words)}", by=actor)
    describe(draft, **{**usual, **words}, by=actor)
    return draft


def queries_of(browser: Browser, address: str) -> int:
    """Return how many queries a page asks, once the browser is known."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(counted(captured))
