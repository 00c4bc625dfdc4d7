"""A role with a second factor goes to an address that one person reads, whichever portal knows that several do."""

from recoco.domain.accounts.models import Person, User
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope

TO_INVITE = "Invitez la personne à une adresse qu’elle est seule à lire."
TO_ANSWER = "Demandez à l’équipe du portail une invitation à une adresse que vous êtes seul·e à lire."
TO_OPERATE = "Indiquez une adresse qu’une seule personne lit."


def must_read_alone(email: str, *, then: str) -> None:
    """Let a role of the team be given to *email*, which is not shared until the end of the transaction.

    :param then: what to do otherwise, for whoever is told.
    :raises Refused: when it is shared on some portal; which one is not said.
    """
    # Sharing holds the account too: of the two at once, the second finds the first.
    account = User.objects.select_for_update(no_key=True).filter(email=email).first()
    if account is None:
        return
    with scope.everywhere("an address that several people read is nobody's own on any portal"):
        is_shared = Person.objects.filter(user_id=account.pk, shared_since__isnull=False).exists()
    if is_shared:
        raise Refused(f"Plusieurs personnes lisent l’adresse {email} : ce rôle demande une adresse à soi. {then}")
