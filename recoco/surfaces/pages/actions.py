"""Writing to the portal's team."""

from django.db import transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.mail.sending import send
from recoco.kernel.portals import scope
from recoco.surfaces.pages.events import CONTACTED
from recoco.surfaces.pages.limits import CONTACTS_FROM_NETWORK, CONTACTS_OF_ADDRESS
from recoco.surfaces.pages.mails import CONTACT


@transaction.atomic
def write_to_team(*, name: str, email: str, message: str, network_address: str, by: Actor) -> None:
    """Send a message to the contact address of the portal: anybody may.

    :raises TooMany: when this network or this address has written too often.
    """
    CONTACTS_FROM_NETWORK.spend(network_address)
    CONTACTS_OF_ADDRESS.spend(email)
    portal = scope.current_portal()
    send(CONTACT, to=portal.contact_email, words={"name": name, "email": email, "message": message})
    record(CONTACTED, by=by, subject=portal, who=name)
