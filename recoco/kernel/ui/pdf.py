"""Turns a printable page into a tagged PDF, where the machine has what it takes."""

import logging
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from types import ModuleType
from typing import Any

from recoco.kernel.kit.findings import Finding, doubtful, fine

STYLES = Path(__file__).parent / "static/ui/paper.css"
STANDARD = "pdf/ua-1"  # tagged, with its title and its language: read aloud as it is read
PATIENCE_SECONDS = 30

# Laying out a page takes the whole processor: two at once would only be twice as long, and twice as large in memory.
_turn = BoundedSemaphore(1)


class NoPdf(Exception):
    """No PDF can be made now; the printable page remains.

    :param sentence: why, for whoever asked.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


ABSENT = (
    "Ce serveur ne sait pas fabriquer de PDF. Imprimez cette page : la fenêtre d’impression de votre navigateur "
    "propose aussi « Enregistrer au format PDF »."
)
BUSY = (
    "Un autre PDF est en cours de fabrication. Réessayez dans une minute, ou imprimez cette page : la fenêtre "
    "d’impression de votre navigateur propose aussi « Enregistrer au format PDF »."
)


def pdf_of(html: str, **options: Any) -> tuple[bytes, int]:
    """Return *html* as a tagged PDF, and how many pages it has.

    :param html: a page that extends `ui/paper.html`, drawn apart from the site (`apart`): nothing is fetched for it.
    :param options: of the library, for whoever looks into the file.
    :raises NoPdf: when this machine cannot, or has no time for it.
    """
    weasyprint = _library()
    if not _turn.acquire(timeout=PATIENCE_SECONDS):
        raise NoPdf(BUSY)
    try:
        styles = [weasyprint.CSS(filename=str(STYLES))]
        page = weasyprint.HTML(string=html, url_fetcher=_fetcher(weasyprint))
        laid = page.render(stylesheets=styles, pdf_variant=STANDARD)
        return bytes(laid.write_pdf(pdf_variant=STANDARD, **options)), len(laid.pages)
    finally:
        _turn.release()


def check_pdf() -> Iterator[Finding]:
    """Say whether this machine can make PDF."""
    try:
        _library()
    except NoPdf as missing:
        yield doubtful(
            f"Les boutons PDF offrent une page à imprimer : la bibliothèque Pango est absente ({missing.__cause__}). "
            "Sous Debian, installez libpango-1.0-0, libpangoft2-1.0-0 et fonts-liberation."
        )
    else:
        yield fine("Les PDF peuvent être fabriqués.")


def _library() -> ModuleType:
    # It looks for libpango when it is imported, and Pango may be absent.
    try:
        import weasyprint  # type: ignore[import-untyped,unused-ignore]
    except (ImportError, OSError) as error:
        raise NoPdf(ABSENT) from error
    for talkative in ("weasyprint", "fontTools"):
        logging.getLogger(talkative).setLevel(logging.ERROR)
    return weasyprint


def _fetcher(weasyprint: ModuleType) -> Any:
    """Return what fetches nothing: what people write reaches neither the network nor the disk."""

    class Nothing(weasyprint.urls.URLFetcher):  # type: ignore[name-defined]
        def fetch(self, url: str, headers: Any = None) -> Any:
            raise ValueError("A printable page fetches nothing.")

    return Nothing()
