"""The message that a mail program receives: headers, then text, then HTML beside it."""

from email.headerregistry import Address

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from recoco.kernel.mail.choices import headers_of
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import one_line
from recoco.kernel.mail.voices import voice_of


def message_of(email: OutgoingEmail) -> EmailMultiAlternatives:
    """Return the message of a rendered *email*.

    :raises ValueError: when one of its addresses cannot stand in a header.
    """
    voice = voice_of(email.portal)
    message = EmailMultiAlternatives(
        email.subject,
        email.text,
        str(Address(one_line(voice.name), addr_spec=voice.sender)),
        [email.to],
        reply_to=[voice.contact],
        headers={
            "Message-ID": email.message_id,
            "Auto-Submitted": "auto-generated",  # no « je suis absent » in return
            "X-Auto-Response-Suppress": "All",  # the same, for Exchange
            **_thread(email),
            **headers_of(email, voice),
        },
    )
    message.attach_alternative(email.html, "text/html")
    return message


def _thread(email: OutgoingEmail) -> dict[str, str]:
    if email.case_id is None:
        return {}
    # Never sent itself: mail programs gather whatever answers the same message.
    portal = f".{email.portal.key}" if email.portal else ""
    root = f"<case-{email.case_id}{portal}@{settings.ROOT_HOST}>"
    return {"In-Reply-To": root, "References": root}
