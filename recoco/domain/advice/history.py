"""All that was said of one recommendation, in the order of time."""

from dataclasses import dataclass
from datetime import datetime

from recoco.domain.advice.models import FollowUp, Recommendation, RecommendationReading, RecommendationVersion
from recoco.domain.advice.reader import Reader
from recoco.domain.advice.statuses import Channel


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


def history_of(one: Recommendation, reader: Reader) -> list[Line]:
    """Return the history of a published recommendation for *reader*, oldest first: three queries at most."""
    lines = [_follow_up(row) for row in FollowUp.objects.filter(uptake=one.uptake)]
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


def _follow_up(row: FollowUp) -> Line:
    if not row.status:
        return Line(row.at, row.author, "a commenté", row.text)
    how = " après un appel" if row.channel == Channel.CALL else ""
    why = f" ({row.reason.lower()})" if row.reason else ""
    return Line(row.at, row.author, f"a noté « {row.get_status_display()} »{why}{how}", row.text)
