"""What the outbox holds, and how people answer it."""

from typing import Any

from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope


def mails_to(address: str, kind: str = "") -> list[OutgoingEmail]:
    """Return the e-mails to an address, oldest first, whatever the portal."""
    with scope.everywhere("a test reads the outbox"):
        found = OutgoingEmail.objects.filter(to=address.lower()).order_by("pk")
        return list(found.filter(kind=f"accounts.{kind}") if kind else found)


def code_for(address: str) -> str:
    """Return the last code sent to an address."""
    return str(mails_to(address, "code")[-1].words["code"])


def sign_in_by_code(client: Any, address: str, *, to: str = "") -> Any:
    """Go through the two pages of sign-in; return the answer to the code."""
    query = {"next": to} if to else {}
    asked = client.post("/connexion/", {"email": address}, query_params=query)
    assert asked.status_code == 302, asked.content.decode()
    return client.post(asked["Location"], {"code": code_for(address)})
