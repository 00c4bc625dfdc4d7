"""Somebody puts files in a dossier: new ones, or new versions of those that are there under the same name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from recoco.domain.cases.models import Case, Placement
from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.filing.actions.telling import tell_added
from recoco.domain.filing.listing import current_in
from recoco.domain.filing.models import Filed
from recoco.domain.filing.spaces import Space
from recoco.domain.filing.versions import last_version
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import Deposit, store
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted

MOST_FILES = 20
TOO_MANY = f"Envoyez {MOST_FILES} fichiers au plus à la fois, ou rassemblez-les dans une archive zip."


@dataclass
class Added:
    """What became of the files of one sending.

    :param new: those that the dossier had not.
    :param versions: those that replace one of the same name.
    :param known: those that were there already, content and name: nothing happens to them.
    """

    new: list[Filed] = field(default_factory=list)
    versions: list[Filed] = field(default_factory=list)
    known: list[StoredFile] = field(default_factory=list)

    @property
    def what(self) -> str:
        """How the log says it: « le fichier « plan.pdf » »."""
        rows = [*self.new, *self.versions]
        if len(rows) > 1:
            return counted(len(rows), "fichier", "fichiers")
        first = "une nouvelle version de" if self.versions else "le fichier"
        return f"{first} « {rows[0].stored.name} »"


@transaction.atomic
def add_files(
    space: Space, placement: Placement, deposits: Sequence[Deposit], *, by: Actor, description: str = ""
) -> Added:
    """Put files in a dossier; the same one sent twice is kept once, one of the same name becomes its new version.

    :raises Refused: above twenty, or when nobody hears the case any more.
    """
    by.must(space.write, placement)
    ensure_spoken_in(placement, by)
    if len(deposits) > MOST_FILES:
        raise Refused(TOO_MANY)
    # The case is the lock: of two sendings of the same name, the second replaces the first.
    Case.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.case_id)
    names = {fold(one.facts.name) for one in deposits}
    present = {one.folded: one for one in current_in(space, placement, by).filter(folded__in=names).order_by("pk")}
    added = Added()
    for one in deposits:
        former = present.get(fold(one.facts.name))
        if former is not None and former.sha256 == one.facts.sha256:
            added.known.append(former)
            continue
        filed = _keep(space, placement, one, former and former.pk, description, by)
        present[fold(one.facts.name)] = filed.stored
        (added.new if former is None else added.versions).append(filed)
    rows = [*added.new, *added.versions]
    if rows:
        tell_added(space, rows[0], added.what, [one.stored_id for one in rows], by=by)
    return added


@transaction.atomic
def replace_file(space: Space, placement: Placement, number: int, deposit: Deposit, *, by: Actor) -> Filed:
    """Give a file a new version, whatever its name; the former ones are kept.

    :param number: of any of its versions: the new one comes after the last.
    :raises Refused: when nobody hears the case any more, or this is the present content.
    """
    by.must(space.write, placement)
    ensure_spoken_in(placement, by)
    Case.objects.select_for_update(of=("self",), no_key=True).get(pk=placement.case_id)
    last = current_in(space, placement, by).get(pk=last_version(space, placement, number))
    if (last.sha256, last.name) == (deposit.facts.sha256, deposit.facts.name):
        raise Refused(f"« {last.name} » est déjà là, à l’identique : rien n’a changé.")
    filed = _keep(space, placement, deposit, last.pk, "", by)
    tell_added(space, filed, Added(versions=[filed]).what, [filed.stored_id], by=by)
    return filed


def _keep(
    space: Space, placement: Placement, deposit: Deposit, replaces: int | None, description: str, by: Actor
) -> Filed:
    stored = store(deposit, by=by, case_id=placement.case_id, reach=space.reach)
    former = space.filed.objects.filter(case_id=placement.case_id, stored_id=replaces).first() if replaces else None
    said = description.strip() or (former.description if former else "")
    filed: Filed = space.filed(
        case=placement.case,
        stored_id=stored.pk,
        author_id=by.user_id,
        is_deposit=True,
        replaces_id=replaces,
        description=said,
        folded=fold(said),
        pinned_at=former.pinned_at if former else None,
        pinned_by_name=former.pinned_by_name if former else "",
    )
    filed.save()
    filed.stored, filed.placement = stored, placement
    return filed
