"""The dossier in a zip archive: pages that open without the site, tables for spreadsheets, the files themselves."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.zipping import Entry, entries_of
from recoco.kernel.kit.spreadsheets import MARK, lines
from recoco.kernel.ui.pdf import STYLES
from recoco.surfaces.papers.whole import Files, Whole

SHARED, OURS = "fichiers/", "espace-conseillers/"


def entries(request: HttpRequest, whole: Whole) -> list[Entry]:
    """Return what the archive of *whole* holds, its pages and tables written, its files still to be read."""
    kept = _kept(whole.files, SHARED)
    ours = _kept(whole.private.files, f"{OURS}{SHARED}") if whole.private else []
    places = {one.source.pk: one.path for one in (*kept, *ours) if isinstance(one.source, StoredFile)}
    written = [
        ("dossier.html", _page(request, whole, places)),
        ("dossier.css", STYLES.read_bytes()),
        *((f"tableaux/{name}.csv", _table(rows)) for name, rows in _tables(whole)),
    ]
    return [*(Entry(name, whole.at, content) for name, content in written), *kept, *ours]


def _kept(files: Files, folder: str) -> list[Entry]:
    current = entries_of([one.stored for one in files.current], folder)
    return [*current, *entries_of(files.former, f"{folder}versions-precedentes/")]


def _page(request: HttpRequest, whole: Whole, places: dict[int, str]) -> bytes:
    context = {"whole": whole, "case": whole.placement.case, "placement": whole.placement, "places": places}
    context |= {"apart": True, "beside": "dossier.css"}
    return render_to_string("papers/whole.html", context, request).encode()


def _table(rows: list[list[Any]]) -> bytes:
    return (MARK + lines(rows)).encode()


def _tables(whole: Whole) -> Iterator[tuple[str, list[list[Any]]]]:
    yield "chronologie", [["date", "fait"], *([one.at, one.sentence] for one in whole.events)]
    yield (
        "recommandations",
        [
            ["publiee_le", "intention", "texte", "par", "thematique", "echeance", "statut", "raison"],
            *(
                [
                    one.published_at,
                    one.title,
                    one.text,
                    one.author,
                    one.topic_name,
                    one.deadline,
                    told.card.uptake.get_status_display(),
                    told.card.uptake.reason,
                ]
                for told in whole.advice
                for one in [told.card.one]
            ),
        ],
    )
    yield (
        "messages",
        [
            ["date", "par", "texte", "fichiers"],
            *(
                [one.at, one.author, one.gone if one.is_gone else one.text, ", ".join(file.name for file in post.files)]
                for post in whole.messages
                for one in [post.one]
            ),
        ],
    )
    yield (
        "reponses",
        [
            ["question", "reponse", "commentaire", "par", "date"],
            *([one.title, " ; ".join(one.lines), one.comment, one.by_name, one.at] for one in whole.answers),
        ],
    )
