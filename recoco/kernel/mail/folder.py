"""Where e-mails go when no mail server is declared: a folder, one file each."""

import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Writes each message as an `.eml` file that any mail program opens."""

    def __init__(self, folder: str, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(folder)

    def send_messages(self, email_messages: Any) -> int:
        """Write the messages, each whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = message.extra_headers.get("Message-ID", f"<{uuid4().hex}>").strip("<>").partition("@")[0]
            partly = self.folder / f".{name}.{os.getpid()}"
            partly.write_bytes(message.message().as_bytes())
            partly.replace(self.folder / f"{name}.eml")
        return len(email_messages)
