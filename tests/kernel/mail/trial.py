"""The e-mails of the tests, and the slots that declare them."""

from types import SimpleNamespace
from typing import Any

from recoco.kernel.jobs.entries import Lane
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.sweeps import SWEEPS
from recoco.kernel.portals.models import Portal, PortalHost, PortalState, Theme

HELLO = MailKind("trial.hello", "trial/hello", why="Vous recevez cet e-mail parce que c’est un essai.")
CODE = MailKind("trial.code", "trial/code", lane=Lane.NOW, is_secret=True)
TORN = MailKind("trial.torn", "trial/torn")  # nobody wrote its texts
NEWS = MailKind("trial.news", "trial/hello", stands=lambda email: email.words["who"] != "Personne")
UNDECLARED = MailKind("trial.undeclared", "trial/hello")

SLOTS = SimpleNamespace(
    MAIL_KINDS=(HELLO, CODE, TORN, NEWS),
    SWEEPS=SWEEPS,
    JOBS=(),
    NAVIGATION=(),
    ACCOUNT_LINKS=(),
    FOOTER_LINKS=(),
    NOT_FOUND_LINKS=(),
    PAGE_ENDS=(),
)


def make_portal(key: str, **facts: Any) -> Portal:
    """Open a portal."""
    facts = {"name": key.capitalize(), "theme": Theme.NEUTRAL, "contact_email": f"equipe@{key}.exemple.fr"} | facts
    facts = {"state": PortalState.ONLINE} | facts
    portal = Portal.objects.create(key=key, sender_email=f"ne-pas-repondre@{key}.exemple.fr", **facts)
    PortalHost.objects.create(portal=portal, name=f"{key}.localhost", is_main=True)
    return portal
