"""How much of everything each size has."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """The figures of one size. Communes are those that the database holds.

    :param people: accounts, advisers included; a few belong to two portals.
    :param events_per_case: on average; the richest case has twenty times as many.
    """

    portals: int
    cases: int
    people: int
    advisers: int
    events_per_case: int
    sessions: int


SIZES = {
    "XS": Size(portals=2, cases=40, people=90, advisers=10, events_per_case=8, sessions=5),
    "S": Size(portals=1, cases=300, people=800, advisers=150, events_per_case=20, sessions=200),
    "P": Size(portals=20, cases=5_000, people=12_000, advisers=2_500, events_per_case=20, sessions=3_000),
}
