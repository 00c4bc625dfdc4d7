"""Puts a bundle into the current portal: says first what would change, then changes it, all or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.files.refusals import FileRefused
from recoco.kernel.versions.actions import save_document
from recoco.kernel.versions.differences import Difference, differences
from recoco.kernel.versions.images import keep_image
from recoco.kernel.versions.kinds import DocumentKind
from recoco.surfaces.launching.bundles.bundle import BrokenBundle, Bundle, Fault, path_of


@dataclass(frozen=True)
class Change:
    """What an import changes in one document.

    :param key: which one, where its kind has several.
    """

    kind: DocumentKind
    key: str
    lines: list[Difference]

    @property
    def title(self) -> str:
        """The document, as people read it."""
        return f"{self.kind.label} ({self.key})" if self.key else self.kind.label


def changes_of(bundle: Bundle, *, by: Actor) -> list[Change]:
    """Return what importing *bundle* would change; nothing is written.

    :raises BrokenBundle: when it cannot be imported.
    """
    with transaction.atomic():
        found = _import(bundle, by, "", is_trial=True)
        transaction.set_rollback(True)
    return found


@transaction.atomic
def import_documents(bundle: Bundle, *, by: Actor, note: str) -> list[Change]:
    """Give the documents of the current portal what *bundle* says; those that it does not name stay as they are.

    :param note: for the history of each document.
    :raises BrokenBundle: when it cannot be imported: then nothing is.
    :raises Forbidden: when *by* may not change one of them.
    """
    return _import(bundle, by, note, is_trial=False)


def _import(bundle: Bundle, by: Actor, note: str, *, is_trial: bool) -> list[Change]:
    _keep_images(bundle, by)
    faults = [fault for kind, key, content in bundle.each() for fault in _faults(bundle, kind, key, content)]
    if faults:
        raise BrokenBundle(faults)
    changes = []
    for kind, key, content in bundle.each():
        by.must(kind.permission)
        before = kind.read(key)
        if not is_trial:
            save_document(kind.name, key, content, by=by, note=note)
        after = kind.complete(content) if is_trial else kind.read(key)
        if lines := differences(before, after, kind.parts):
            changes.append(Change(kind, key, lines))
    return changes


def _faults(bundle: Bundle, kind: DocumentKind, key: str, content: Any) -> Iterator[Fault]:
    root = path_of(kind, key)
    if not isinstance(content, dict):
        yield Fault(bundle.line_of(root), root, "Ce document se compose de champs nommés.")
        return
    for problem in kind.problems(content, key):
        path = f"{root}.{problem.path}" if problem.path else root
        yield Fault(bundle.line_of(path), path, problem.sentence)


def _keep_images(bundle: Bundle, by: Actor) -> None:
    for name, data in bundle.images.values():
        try:
            keep_image(ContentFile(data, name), by=by)
        except FileRefused as refusal:
            raise BrokenBundle([Fault(0, f"images/{name}", refusal.sentence)]) from None
