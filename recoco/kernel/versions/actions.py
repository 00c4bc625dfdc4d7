"""Saves a document and brings a former one back: the only way its rows change, and never over somebody's words."""

from django.db import transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.events import SETTINGS_CHANGED
from recoco.kernel.versions.kinds import Content, DocumentKind, kind_named
from recoco.kernel.versions.models import Version
from recoco.kernel.versions.problems import Overtaken, Unfit

BEFORE = "État d’avant"
OVERTAKEN = (
    "{who} a enregistré « {document} » pendant que vous le modifiiez. "
    "Relisez sa version, puis reportez vos changements."
)


def latest_number(kind: str, key: str = "") -> int:
    """Return the number of the last version of a document; 0 when none was ever saved."""
    number: int | None = Version.objects.of(kind, key).values_list("number", flat=True).first()
    return number or 0


@transaction.atomic
def save_document(
    kind: str, key: str, content: Content, *, by: Actor, note: str = "", expected: int | None = None
) -> Version | None:
    """Give a document its content at once; return its new version, None when nothing changes.

    The state that no version holds yet, such as the one before the first saving, is kept too: one can always go back.

    :param content: plain JSON; what it leaves unsaid takes its usual value; None removes the document.
    :param note: a few words for the history.
    :param expected: the number of the version that *by* had before them; None to save over any.
    :raises Unfit: when the document cannot take this content.
    :raises Overtaken: when somebody saved it meanwhile.
    :raises LookupError: when no kind bears that name.
    """
    declared = kind_named(kind)
    by.must(declared.permission)
    # One saving at a time on a portal: the second one sees the version of the first.
    Portal.objects.select_for_update(no_key=True).get(pk=scope.current_portal().pk)
    last = Version.objects.of(kind, key).first()
    if expected is not None and expected != (last.number if last else 0):
        who = last.author_name if last and last.author_name else "Quelqu’un"
        raise Overtaken(OVERTAKEN.format(who=who, document=declared.label))
    if problems := declared.problems(content, key):
        raise Unfit(problems)
    before = declared.read(key)
    declared.apply(key, None if content is None else declared.complete(content), by)
    after = declared.read(key)
    if after == before:
        return None
    return _written(declared, key, (before, after), last, by, note)


def restore(version: Version, *, by: Actor, expected: int | None = None) -> Version | None:
    """Bring back the content of *version*, as a new version; return it, None when it is the present content.

    :raises Unfit: when the product no longer takes that content.
    :raises Overtaken: when somebody saved the document meanwhile.
    """
    note = f"Retour à la version {version.number}"
    return save_document(version.kind, version.key, version.content, by=by, note=note, expected=expected)


def _written(
    kind: DocumentKind, key: str, states: tuple[Content, Content], last: Version | None, by: Actor, note: str
) -> Version:
    before, after = states
    number = last.number if last else 0
    if last is None or last.content != before:
        number += 1
        Version(kind=kind.name, key=key, number=number, content=before, note=BEFORE).save()
    version = Version(
        kind=kind.name,
        key=key,
        number=number + 1,
        content=after,
        author_id=by.user_id,
        author_name=by.name,
        note=note[:200],
    )
    version.save()
    record(SETTINGS_CHANGED, by=by, subject=version, document=kind.label, key=key, number=version.number)
    return version
