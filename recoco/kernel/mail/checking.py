"""What `recoco doctor` looks at in e-mails: the server, the senders, the keys of links, what waits and what failed."""

from collections.abc import Iterator
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import mailers
from django.core.validators import EmailValidator

from recoco.kernel.kit import clock
from recoco.kernel.kit.findings import Finding, doubtful, fine, wrong
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.ui.french import counted

LONG = timedelta(hours=1)
RECENT = timedelta(days=1)
WEAK = 32  # characters
COMPLETE = EmailValidator(allowlist=())  # not even localhost: no server takes it


def check_mail() -> Iterator[Finding]:
    """Look at everything that keeps an e-mail from arriving."""
    yield _server()
    yield from _senders()
    yield from _keys()
    yield from _outbox()


def _server() -> Finding:
    if not settings.SMTP_URL:
        return doubtful("Aucun serveur d’envoi : les e-mails vont dans un dossier (RECOCO_SMTP_URL en indique un).")
    mailer = mailers["default"]
    try:
        mailer.open()
        mailer.close()
    except (SMTPException, OSError, ValueError) as error:
        return wrong(f"Le serveur d’envoi ne répond pas : {error}. Vérifiez RECOCO_SMTP_URL.")
    return fine("Le serveur d’envoi répond et reconnaît cette installation.")


def _senders() -> Iterator[Finding]:
    addresses = [("la plateforme", settings.PLATFORM_SENDER)]
    for portal in Portal.objects.order_by("pk"):
        addresses += [(portal.name, portal.sender_email), (portal.name, portal.contact_email)]
    for name, address in addresses:
        try:
            COMPLETE(address)
        except ValidationError:
            # The platform of a demonstration writes from localhost, which nobody answers.
            told = wrong if settings.MODE == "production" else doubtful
            yield told(f"L’adresse « {address} » de {name} n’est pas complète : les serveurs la refuseront.")


def _keys() -> Iterator[Finding]:
    if settings.LINK_KEYS == [settings.SECRET_KEY]:
        yield doubtful(
            "RECOCO_LINK_KEYS n’est pas réglé : changer SECRET_KEY fermerait les liens des e-mails déjà partis."
        )
    elif any(len(key) < WEAK for key in settings.LINK_KEYS):
        yield wrong(
            f"Une clé de RECOCO_LINK_KEYS compte moins de {WEAK} caractères : n’importe qui pourrait la deviner."
        )
    else:
        yield fine("Les liens des e-mails ont leurs propres clés.")


def _outbox() -> Iterator[Finding]:
    now = clock.now()
    with scope.everywhere("the doctor looks at the outbox of all portals"):
        emails = OutgoingEmail.objects.all()
        late = emails.filter(state__in=[State.QUEUED, State.SENDING], created_at__lt=now - LONG).count()
        failed = emails.filter(state=State.FAILED, created_at__gt=now - RECENT).count()
    if late:
        yield wrong(
            f"{counted(late, 'e-mail attend', 'e-mails attendent')} depuis plus d’une heure : lancez « recoco worker »."
        )
    if failed:
        yield doubtful(
            f"{counted(failed, 'e-mail n’a', 'e-mails n’ont')} pas été remis depuis hier : voyez « E-mails envoyés »."
        )
    if not late and not failed:
        yield fine("Aucun e-mail ne traîne.")
