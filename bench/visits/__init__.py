"""The pages that are measured, by package; a package adds a module of its own and its line here."""

from bench.visits import (
    accounts,
    advice,
    cases,
    conversation,
    homes,
    impact,
    notifications,
    overview,
    pages,
    submission,
)
from bench.visits.visit import Visit

VISITS: tuple[Visit, ...] = (
    *pages.VISITS,
    *accounts.VISITS,
    *homes.VISITS,
    *impact.VISITS,
    *notifications.VISITS,
    *overview.VISITS,
    *cases.VISITS,
    *conversation.VISITS,
    *advice.VISITS,
    *submission.VISITS,
)
