"""What people say of a contact or of an organisation, as the actions take it."""

from dataclasses import dataclass, field

from recoco.domain.directory.models import OrganizationKind
from recoco.kernel.territories.models import Departement


@dataclass(frozen=True)
class OrganizationWords:
    """What is said of an organisation.

    :param departements: where it works; none for the whole country.
    :param note: of this portal only.
    """

    name: str
    kind: str = OrganizationKind.OTHER
    website: str = ""
    departements: list[Departement] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class ContactWords:
    """What is said of a contact.

    :param organization: its name: one that is known, or a new one.
    :param phone: in E.164.
    :param departements: what it answers for; none for the whole country.
    """

    organization: str
    function: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    departements: list[Departement] = field(default_factory=list)
    note: str = ""
    has_left: bool = False


@dataclass(frozen=True)
class Pick:
    """What a form says of the contact that it attaches.

    :param is_asked: whether it spoke of contacts at all; if not, what was attached stays.
    :param number: of a contact of the address book; 0 for none.
    :param new: a contact to write in the address book.
    """

    is_asked: bool = False
    number: int = 0
    new: ContactWords | None = None

    @property
    def is_someone(self) -> bool:
        """Whether it attaches a contact."""
        return bool(self.number) or self.new is not None


NOT_ASKED = Pick()
