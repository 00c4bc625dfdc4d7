"""Makes e-mails of the notices whose hour has come: judged again, then queued, in the transaction that marks them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from recoco.domain.accounts.models import Person
from recoco.kernel.kit import clock
from recoco.kernel.mail.kinds import MailKind, kind_named
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.sending import Order, send_several
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.budget import SUMMARY_KINDS
from recoco.surfaces.notifications.composing import compose
from recoco.surfaces.notifications.judging import Judge
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.summarising import summary, without
from recoco.surfaces.notifications.table import row_of
from recoco.surfaces.notifications.words import Words

type Group = Sequence[Notice]  # what one e-mail tells one person


@dataclass(frozen=True)
class Letter:
    """What is about to be written to somebody.

    :param case_id: of the thread that it belongs to; None for a summary.
    """

    kind: MailKind
    words: Words
    case_id: int | None


def mail(groups: Sequence[Group]) -> int:
    """Queue one e-mail for each group of notices, with their events, of the current portal; return how many.

    What no longer stands, or that its person may read no more, is dropped without a word. So many queries, however
    many groups.
    """
    told = [one for group in groups for one in group]
    judge = Judge(told)
    standing = {one.pk for one in judge.standing()}
    # The pace is that of the whole group: what leaves whatever the budget says so, even when little is left of it.
    left = [([one for one in group if one.pk in standing], slowest(group)) for group in groups]
    kept = [(group, pace) for group, pace in left if group]
    people = Person.objects.select_related("user").in_bulk([group[0].person_id for group, _ in kept])
    emails = send_several([_order(group, pace, judge, people[group[0].person_id]) for group, pace in kept])
    now = clock.now()
    for (group, _), email in zip(kept, emails, strict=True):
        for notice in group:
            notice.email = email
    for notice in told:
        notice.settled_at = now
        if notice.pk not in standing:
            # What was undone is told nowhere: the bell forgets it too.
            notice.read_at = notice.read_at or (None if judge.fact(notice).holds else now)
    Notice.objects.bulk_update(told, ["settled_at", "email", "read_at"])
    return len(emails)


def letter_of(group: Group, pace: Pace, judge: Judge, *, to: Person) -> Letter:
    """Return what tells *group*, which stands: the letter of one fact, or a summary of several, or of the week.

    :param pace: that of the e-mail.
    """
    first = group[0]
    row, who = row_of(first.event.type), Who(first.who)
    alone = len(group) == 1 or (row.is_grouped and all(_alike(first, one) for one in group))
    if alone and pace is not Pace.WEEKLY:
        words = compose(group, judge, to=to)
        return Letter(kind_named(row.family_for(who).mail_kind), words, first.case_id)
    words = {**summary(group, judge, pace), "all": reverse("notifications:index", urlconf=settings.ROOT_URLCONF)}
    return Letter(kind_named(SUMMARY_KINDS[pace]), words, None)


def slowest(group: Group) -> Pace:
    """Return the pace that names the e-mail of a group: a summary of the week may hold the news of the day."""
    paces = {Pace(one.pace) for one in group}
    return next(pace for pace in (Pace.WEEKLY, Pace.DAILY, Pace.TWICE_A_DAY, Pace.NOW) if pace in paces)


def still_worth(email: OutgoingEmail) -> bool:
    """Tell whether anything that *email* says is still to be told when it leaves; it loses the words of what is not.

    The server may have been away for hours: rights, choices and facts are asked again.
    """
    notices = list(Notice.objects.filter(email=email).select_related("event").order_by("pk"))
    judge = Judge(notices)
    left = [one for one in notices if judge.is_due(one)]
    if not left:
        return False
    words = _words_of(left, email, judge)
    if words != email.words:
        email.words, email.html = words, ""
    return True


def _words_of(left: Group, email: OutgoingEmail, judge: Judge) -> Words:
    """Return what *email* says of those of its notices that are still to be told."""
    if "sections" in email.words:
        gone = {one.pk for one in judge.notices} - {one.pk for one in left}
        return without(email.words, gone) if gone else email.words
    now = compose(left, judge, to=Person.objects.select_related("user").get(pk=left[0].person_id))
    # What is quoted may be deleted, withdrawn or corrected; the rest is as it was written.
    return email.words if now["quotes"] == email.words["quotes"] else now


def _order(group: Group, pace: Pace, judge: Judge, person: Person) -> Order:
    letter = letter_of(group, pace, judge, to=person)
    return Order(
        letter.kind,
        to=person.user.email,
        user_id=person.user_id,
        case_id=letter.case_id,
        causes=[notice.event_id for notice in group],
        key=f"notice:{group[0].pk}",
        words=letter.words,
    )


def _alike(one: Notice, other: Notice) -> bool:
    return (one.case_id, one.who, one.event.type) == (other.case_id, other.who, other.event.type)
