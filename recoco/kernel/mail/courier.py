"""Carries e-mails to the mail server, over one connection for as many as there are."""

from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
from types import TracebackType
from typing import Any, Self

from django.core.mail import mailers

from recoco.kernel.mail.messages import message_of
from recoco.kernel.mail.models import OutgoingEmail


class Unwanted(Exception):
    """The server will never take this e-mail: trying again is useless."""


class NotNow(Exception):
    """The server does not take this e-mail for now; it may take others."""


class ServerAway(Exception):
    """The server takes nothing for now: out of reach, cut off, or it does not know us."""


class Courier:
    """A connection to the mail server, opened at the first e-mail and closed at the end of the block."""

    def __init__(self) -> None:
        self._mailer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hang_up()

    def carry(self, email: OutgoingEmail) -> None:
        """Hand *email* to the server; when this returns, the server answers for it.

        :raises Unwanted: when it is refused for good.
        :raises NotNow: when it may be taken later.
        :raises ServerAway: when nothing can be handed over.
        """
        try:
            message = message_of(email)
        except ValueError as error:
            raise Unwanted(str(error)) from error
        try:
            self._connected().send_messages([message])
        except SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _refusal(code, words) from error
        except SMTPDataError as error:
            raise _refusal(error.smtp_code, error.smtp_error) from error
        except SMTPSenderRefused as error:
            # About the portal's own address: somebody mends it, and the other portals do not wait.
            raise NotNow(f"{error.smtp_code} {_decoded(error.smtp_error)}") from error
        except (SMTPNotSupportedError, ValueError) as error:
            raise Unwanted(str(error)) from error
        except (SMTPException, OSError) as error:
            self.hang_up()
            raise ServerAway(f"{type(error).__name__}: {error}") from error

    def hang_up(self) -> None:
        """Close the connection, whatever state it is in."""
        mailer, self._mailer = self._mailer, None
        if mailer is not None:
            try:
                mailer.close()
            except (SMTPException, OSError):
                return

    def _connected(self) -> Any:
        if self._mailer is not None and not _answers(self._mailer):
            self.hang_up()
        if self._mailer is None:
            mailer = mailers["default"]
            mailer.open()
            self._mailer = mailer
        return self._mailer


def _answers(mailer: Any) -> bool:
    # Servers cut a connection after so many e-mails, or so long: asked now, it costs this e-mail nothing.
    connection = getattr(mailer, "connection", None)  # folders and memory have none
    if connection is None:
        return True
    try:
        return bool(connection.noop()[0] == 250)
    except (SMTPException, OSError):
        return False


def _refusal(code: int, words: bytes | str) -> Unwanted | NotNow:
    reason = f"{code} {_decoded(words)}"
    return Unwanted(reason) if 500 <= code < 600 else NotNow(reason)


def _decoded(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
