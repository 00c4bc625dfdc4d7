"""All that was said of one recommendation, in the order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from recoco.domain.advice.actions.attaching import files_said
from recoco.domain.advice.models import FollowUp, Recommendation, RecommendationReading, RecommendationVersion
from recoco.domain.advice.reader import Reader
from recoco.domain.advice.statuses import Channel
from recoco.kernel.files.models import StoredFile
from recoco.kernel.ui.french import counted


@dataclass(frozen=True)
class Line:
    """One line of the history.

    :param said: what somebody wrote, in their words.
    :param before: what the recommendation said until then, shown to advisers.
    """

    at: datetime
    who: str
    did: str
    said: str = ""
    before: str = ""
    files: Sequence[StoredFile] = ()


def history_of(one: Recommendation, reader: Reader) -> list[Line]:
    """Return the history of a published recommendation for *reader*, oldest first: four queries at most."""
    said = list(FollowUp.objects.filter(uptake=one.uptake))
    files = files_said(said)
    lines = [_follow_up(row, files.get(row.pk, ())) for row in said]
    if not reader.is_member:
        lines += [
            Line(row.at, row.name, "a lu la recommandation")
            for row in RecommendationReading.objects.filter(uptake=one.uptake)
        ]
    if reader.may_see_drafts:
        versions = RecommendationVersion.objects.filter(recommendation=one)
        lines += [Line(row.until, row.edited_by_name, "a modifié le texte", before=row.text) for row in versions]
    if one.withdrawn_at:
        lines.append(Line(one.withdrawn_at, one.withdrawn_by_name, "l’a retirée", said=one.withdrawal_reason))
    return sorted(lines, key=lambda line: line.at)


def _follow_up(row: FollowUp, files: Sequence[StoredFile]) -> Line:
    if not row.status:
        did = "a commenté" if row.text else f"a joint {counted(row.file_count, 'fichier', 'fichiers')}"
        return Line(row.at, row.author, did, row.text, files=files)
    how = " après un appel" if row.channel == Channel.CALL else ""
    why = f" ({row.reason.lower()})" if row.reason else ""
    return Line(row.at, row.author, f"a noté « {row.get_status_display()} »{why}{how}", row.text, files=files)
