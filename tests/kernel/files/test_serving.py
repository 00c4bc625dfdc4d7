"""A file is handed out so that nothing in it can act."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory

from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.serving import serve
from recoco.kernel.files.storing import deposit, store
from recoco.kernel.portals.models import Portal
from tests.kernel.files.conftest import AWA
from tests.kernel.files.samples import SAMPLES, sample, upload

GET = RequestFactory().get("/fichiers/1/")


def keep(file: Any) -> StoredFile:
    deposited = deposit(file)
    with transaction.atomic():
        return store(deposited, by=AWA)


def served(stored: StoredFile, *, inline: bool = False) -> tuple[Any, bytes]:
    with closing(serve(GET, stored, inline=inline)) as response:
        return response.headers, b"".join(response)


@pytest.mark.parametrize("extension", SAMPLES)
def test_every_kind_is_saved_unless_asked_otherwise(here: Portal, extension: str) -> None:
    headers, content = served(keep(sample(extension)))
    assert headers["Content-Disposition"] == f'attachment; filename="exemple.{extension}"'
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-cache"
    assert content == SAMPLES[extension]


@pytest.mark.parametrize("extension", SAMPLES)
def test_only_images_and_pdf_open_in_the_page(here: Portal, extension: str) -> None:
    disposition = served(keep(sample(extension)), inline=True)[0]["Content-Disposition"]
    opens = extension in {"pdf", "png", "jpg", "jpeg", "gif", "webp"}
    assert disposition.startswith("inline" if opens else "attachment")


@pytest.mark.parametrize("extension", SAMPLES)
def test_what_opens_in_the_page_can_do_nothing_there(here: Portal, extension: str) -> None:
    headers = served(keep(sample(extension)), inline=True)[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    # A viewer of PDF may refuse to open in a sandbox, and nobody reads a PDF as a page.
    assert ("sandbox" in headers["Content-Security-Policy"]) is (extension != "pdf")


def test_a_name_keeps_its_accents_and_adds_no_header(here: Portal) -> None:
    stored = keep(upload('Délibération "n° 12"\r\nSet-Cookie: a=b.txt', "Vu"))
    disposition = served(stored)[0]["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''D%C3%A9lib%C3%A9ration")
    assert "\r" not in disposition
    assert "\n" not in disposition


def test_it_is_not_sent_twice_to_the_same_browser(here: Portal) -> None:
    stored = keep(sample("pdf"))
    etag = served(stored)[0]["ETag"]
    again = serve(RequestFactory().get("/fichiers/1/", headers={"if-none-match": etag}), stored)
    assert again.status_code == 304
    assert again.headers["Cache-Control"] == "private, no-cache"


def test_a_content_lost_by_the_storage_is_not_found(here: Portal, folder: Path) -> None:
    stored = keep(sample("pdf"))
    (folder / stored.key).unlink()
    with pytest.raises(Http404):
        serve(GET, stored)
