"""Without a mail server, e-mails are files that any mail program opens."""

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from recoco.kernel.mail.courier import Courier


def test_an_email_is_one_whole_file(hello: Callable[..., Any], mailbox_folder: Path, work: Callable[[], int]) -> None:
    email = hello()
    assert work() == 1
    (file,) = mailbox_folder.iterdir()
    assert file.name == email.message_id.strip("<>").partition("@")[0] + ".eml"
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["Subject"] == "Awa Diop vous écrit"


def test_sent_again_it_is_still_one_file(
    hello: Callable[..., Any], mailbox_folder: Path, work: Callable[[], int], again: Any
) -> None:
    email = hello()
    work()
    with Courier() as courier:
        courier.carry(again(email))
    assert len(list(mailbox_folder.iterdir())) == 1
