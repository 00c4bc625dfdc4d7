"""Who will read the files that one is about to add, said beside the button."""

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.participants import participants
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.actor import Actor
from recoco.kernel.ui.french import counted

NAMED = 8


def audience_of(space: Space, placement: Placement, by: Actor) -> str:
    """Return who reads what *by* adds, and when they learn of it."""
    people = [one for one in participants(space.thread, placement) if one.user_id != by.user_id]
    if not people:
        return "Personne d’autre ne suit encore ce dossier : ces fichiers attendront leurs lecteurs."
    names = ", ".join(f"{one.name} ({one.organization})" if one.organization else one.name for one in people[:NAMED])
    more = f" et {len(people) - NAMED} autres" if len(people) > NAMED else ""
    verb = "verra" if len(people) == 1 else "verront"
    return f"{counted(len(people), 'personne', 'personnes')} {verb} ces fichiers : {names}{more}. {_told(placement)}"


def _told(placement: Placement) -> str:
    if placement.is_muted:
        return "Personne n’en sera prévenu : les notifications de ce dossier sont coupées."
    return "L’e-mail part avec celui des messages, deux fois par jour."
