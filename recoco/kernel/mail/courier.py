"""Carries rendered e-mails to the mail server, over one connection for as many as there are."""

from smtplib import SMTPRecipientsRefused, SMTPResponseException
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.utils.html import strip_tags

from recoco.kernel.mail.models import OutgoingEmail


class Unwanted(Exception):
    """The server will never take this e-mail: trying again is useless."""


class Courier:
    """A connection to the mail server, opened at the first e-mail and closed at the end of the block."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hang_up()

    def carry(self, email: OutgoingEmail) -> None:
        """Hand *email* to the server.

        :raises Unwanted: when it is refused for good.
        :raises OSError: when it may be tried again (SMTP errors are such errors too).
        """
        if self._connection is None:
            self._connection = mailers["default"]
            self._connection.open()
        try:
            self._connection.send_messages([message_of(email)])
        except SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            self.hang_up()
            if 500 <= code < 600:
                raise Unwanted(f"{code} {_decoded(words)}") from error
            raise
        except SMTPResponseException as error:
            self.hang_up()
            if 500 <= error.smtp_code < 600:
                raise Unwanted(f"{error.smtp_code} {_decoded(error.smtp_error)}") from error
            raise
        except Exception:
            # The connection may be dead: the next e-mail gets a new one.
            self.hang_up()
            raise

    def hang_up(self) -> None:
        """Close the connection, whatever state it is in."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except OSError:
                return


def message_of(email: OutgoingEmail) -> EmailMultiAlternatives:
    """Return the message that leaves: text first, HTML beside it, threaded by case."""
    sender = email.portal.sender_email if email.portal else settings.PLATFORM_SENDER
    name = email.portal.name if email.portal else "Recoco"
    headers = {"Message-ID": email.message_id, "Auto-Submitted": "auto-generated"}
    if email.case_id:
        headers["References"] = f"<case-{email.case_id}@{settings.ROOT_HOST}>"
    name = strip_tags(name).replace('"', "")
    message = EmailMultiAlternatives(email.subject, email.text, f'"{name}" <{sender}>', [email.to], headers=headers)
    message.attach_alternative(email.html, "text/html")
    return message


def _decoded(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
