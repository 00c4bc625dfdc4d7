"""A real SMTP server for the tests: keeps what it accepts, and refuses what it is told to."""

import asyncio
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class Sink:
    """What the server does with e-mails; answers may be changed at any time.

    :param pause: seconds that it takes over an e-mail: most of them before its content, the others after.
    """

    def __init__(self, pause: float = 0) -> None:
        self.pause = pause
        self.received: list[EmailMessage] = []
        self.arrivals: dict[str, float] = {}
        self.sessions: set[Any] = set()  # kept whole: the number of one that is gone may be given again
        self.answers: dict[str, str] = {}  # to RCPT, by address
        self.answer_to_sender = ""
        self.answer_to_content = ""
        self.cut_after: int | None = None  # e-mails, then the connection is cut without a word

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.answer_to_sender:
            return self.answer_to_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.answers:
            return self.answers[address]
        await asyncio.sleep(self.pause * 3 / 4)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer_to_content:
            return self.answer_to_content
        time.sleep(self.pause / 4)  # the content is here: accepted, even if the other side dies meanwhile
        message = message_from_bytes(envelope.content, policy=default)
        self.sessions.add(session)
        self.arrivals[str(message["Message-ID"])] = time.monotonic()
        self.received.append(message)  # type: ignore[arg-type]
        if self.cut_after is not None and len(self.received) % self.cut_after == 0:
            server.loop.call_later(0.05, server.transport.abort)
        return "250 OK"

    @property
    def ids(self) -> list[str]:
        """Message-IDs in the order of arrival."""
        return [str(message["Message-ID"]) for message in self.received]


class SmtpServer(Controller):
    """The server, on a free port of this machine, in a thread of its own."""

    def __init__(self, sink: Sink) -> None:
        super().__init__(sink, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        # The port is only known once the server listens.
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
