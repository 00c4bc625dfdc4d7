"""What a form that is given back carries of the files that came with it: their contents are kept, nobody chooses twice.

The sweeper spares for a day a content that no row names; what a form carries says which, to whoever sent it only.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

from recoco.kernel.files.examining import Examined
from recoco.kernel.files.kinds import KINDS
from recoco.kernel.files.names import extension_of
from recoco.kernel.files.storing import Deposit
from recoco.kernel.portals import scope

KEPT_FOR = timedelta(hours=20)  # less than the day that the sweeper spares


@dataclass(frozen=True)
class Kept:
    """A content that came with a form.

    :param token: what the form sends again to mean it.
    """

    token: str
    deposit: Deposit

    @property
    def name(self) -> str:
        """Its name, as it will be shown."""
        return self.deposit.facts.name

    @property
    def size(self) -> int:
        """Its size, in bytes."""
        return self.deposit.facts.size


def keep(deposit: Deposit, user_id: int | None) -> Kept:
    """Return what a form carries of *deposit*, for the one who sent it."""
    facts = deposit.facts
    said = {"name": facts.name, "size": facts.size, "sha256": facts.sha256}
    return Kept(_signer(user_id).sign_object(said), deposit)


def kept_by(token: str, user_id: int | None) -> Kept | None:
    """Return what *token* means; None when it is too old, or was not given to this person on this portal."""
    try:
        said = _signer(user_id).unsign_object(token, max_age=KEPT_FOR)
    except BadSignature:
        return None
    facts = Examined(said["name"], KINDS[extension_of(said["name"])], said["size"], said["sha256"])
    return Kept(token, Deposit(scope.current_portal(), facts))


def _signer(user_id: int | None) -> TimestampSigner:
    newest, *older = settings.LINK_KEYS
    salt = f"files.kept:{scope.current_portal().pk}:{user_id}"
    return TimestampSigner(key=newest, fallback_keys=[*older], salt=salt, algorithm="sha256")
