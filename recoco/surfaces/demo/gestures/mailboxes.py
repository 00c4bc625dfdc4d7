"""The address of a town hall is read by several people, who sign in turn."""

from recoco.domain.accounts.actions.mailboxes import share_mailbox, sign_mailbox
from recoco.domain.accounts.models import Person
from recoco.surfaces.demo.scenes import CHANNEL, Scene, told


@told("partage son adresse")
def _share(scene: Scene) -> None:
    holder = share_mailbox(scene.person, scene.person.organization, by=scene.by)
    # The cast keeps people from one scene to the next: from now on these words are one's among several.
    scene.person.shared_since = Person.objects.get(pk=scene.person.pk).shared_since
    scene.person.sign_as(holder)


@told("laisse signer")
def _sign(scene: Scene) -> None:
    """« laisse signer Rachid Benali: sa fonction »: who signs at this address until somebody else does."""
    first_name, _, last_name = scene.about.partition(" ")
    words = {"first_name": first_name, "last_name": last_name, "function": scene.text}
    sign_mailbox(scene.person, words, channel=CHANNEL)
