"""Plays all the stories at once, in the order of time, through the product's own actions under a moved clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zlib import crc32

from django.utils import timezone

from recoco.domain.cases.journal import KEPT, note
from recoco.domain.cases.models import Opened, Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.demo import gestures  # noqa: F401 (stories find them by their names)
from recoco.surfaces.demo.cast import Cast
from recoco.surfaces.demo.posting import Post
from recoco.surfaces.demo.scenes import Kept, Scene, gesture_told
from recoco.surfaces.demo.telling import Dossier, Line, Told

MORNING, WORKING_DAY = time(8, 35), timedelta(hours=8, minutes=40)
BREATH = timedelta(minutes=12)  # between two gestures of one story: an e-mail leaves ten minutes after a publication


@dataclass(frozen=True)
class Cue:
    """A line, and the instant at which it is played."""

    at: datetime
    line: Line
    kept: Kept
    dossier: Dossier | None


def play(stories: Sequence[Told], cast: Cast, now: datetime) -> None:
    """Play everything up to *now*, with the e-mails that it caused."""
    post = Post(list(cast.portals.values()), now)
    for cue in sorted(_cues(stories, now), key=lambda cue: cue.at):
        post.deliver_until(cue.at)
        _perform(cue, cast, now)
        post.hear(cue.at)
    post.deliver_until(now)
    post.close()


def _cues(stories: Sequence[Told], now: datetime) -> Iterator[Cue]:
    for told in stories:
        yield from _dated(told.story, None, told.key, now)
        for dossier in told.dossiers:
            yield from _dated(dossier.story, dossier, f"{told.key}/{dossier.key}", now)


def _dated(story: tuple[Line, ...], dossier: Dossier | None, name: str, now: datetime) -> Iterator[Cue]:
    kept, last = Kept(), None
    for rank, line in enumerate(story):
        at = _instant(line.day, f"{name} {rank}", now)
        last = at if last is None else max(at, last + BREATH)
        yield Cue(last, line, kept, dossier)


def _instant(day: int, name: str, now: datetime) -> datetime:
    """Return some minute of a working day: the Friday before for a Saturday or a Sunday."""
    date = timezone.localtime(now).date() + timedelta(days=day)
    date -= timedelta(days=max(0, date.weekday() - 4))
    minutes = crc32(name.encode()) % (WORKING_DAY // timedelta(minutes=1))
    return timezone.make_aware(datetime.combine(date, MORNING)) + timedelta(minutes=minutes)


def _perform(cue: Cue, cast: Cast, now: datetime) -> None:
    line = cue.line
    gesture, about = gesture_told(line.gesture)
    somebody = cast.somebody(line.who)
    with clock.moved_to(cue.at), scope.entering(cast.portals[somebody.portal]):
        scene = Scene(cast, somebody, cue.kept, cue.dossier, about, line.words)
        try:
            gesture(scene)
        except Exception as error:
            error.add_note(f"Told in {cue.dossier.key if cue.dossier else 'portal'}: {line.who} {line.gesture}")
            raise
        if now - cue.at < KEPT:
            _open(scene)


def _open(scene: Scene) -> None:
    """Write in the access journal that whoever acted had opened the dossier."""
    done = vars(scene)
    here = done.get("placement") or Placement.objects.with_case().filter(case_id=scene.kept.case_id).first()
    if here is not None and "by" in done:
        note(here, Opened.CASE, by=scene.by)
