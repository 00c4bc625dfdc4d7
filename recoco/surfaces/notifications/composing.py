"""What the e-mail of a fact says: who, where, in whose words, why one gets it, and the page that it opens."""

from collections.abc import Sequence

from recoco.domain.accounts.models import Person
from recoco.surfaces.notifications.audiences import COLLECTIVITE
from recoco.surfaces.notifications.judging import Judge
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.table import row_of
from recoco.surfaces.notifications.words import Words, place_of


def compose(notices: Sequence[Notice], judge: Judge, *, to: Person) -> Words:
    """Return the words of the e-mail of *notices*, alike, to a person: for the texts of `notifications/facts/`."""
    facts = [judge.fact(one) for one in notices]
    events = [one.event for one in notices]
    who, placement, row = facts[0].who, facts[0].placement, row_of(events[0].type)
    words: Words = {
        "fact": f"notifications/facts/{row.event.name}.txt",
        "actors": judge.signatures.of(events),
        "several": len({event.actor_id for event in events}) > 1,
        "via": judge.elsewhere.get(events[0].portal_id or 0, ""),
        "for_collectivite": who in COLLECTIVITE,
        "about_you": events[-1].words.get("who") == to.full_name,
        "because": f"Vous recevez cet e-mail parce que {who.label}.",
        "said": events[-1].words,
        "quotes": [],
    }
    if placement is not None:
        words |= {"case": placement.case.name, "place": place_of(placement.case), "path": facts[0].home}
    return words | row.more([fact.told for fact in facts], placement, who)
