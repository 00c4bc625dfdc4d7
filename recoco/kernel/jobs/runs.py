"""One run of a job: claimed by one worker, kept while it shows life, closed with what happened."""

from contextvars import copy_context
from datetime import datetime, timedelta

import structlog
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.db.models import F, Q

from recoco.kernel.jobs.entries import Job
from recoco.kernel.jobs.leases import Lease
from recoco.kernel.jobs.models import JobRun
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.words import in_words
from recoco.kernel.kit import clock

log = structlog.get_logger(__name__)

ATTEMPTS = 5
KEPT = timedelta(days=90)
ABANDONED = "Le processus a été interrompu\u00a0; une exécution plus récente a pris la suite."
INTERRUPTED = "Le processus s’est arrêté en cours d’exécution\u00a0; la suite est reprise."


def claim(job: Job, worker: str) -> JobRun | None:
    """Take the latest due run of *job*, unless it is done, held, or waiting for its next try.

    Earlier runs missed during an outage are not run one by one: the latest does their work.

    :param worker: name of the worker, unique among those that live.
    """
    now = clock.now()
    due = job.schedule.latest(now)
    # Most calls end on this reading: an idle worker writes nothing.
    runs = list(JobRun.objects.of(job.name).filter(Q(due=due) | Q(finished_at=None)))
    if any(run.is_held(now) for run in runs):
        return None
    known = next((run for run in runs if run.due == due), None)
    try:
        with transaction.atomic():
            return _take_again(known, job, worker, now) if known else _take_first(job, due, worker, now)
    except IntegrityError:
        return None  # another worker was faster


def _take_first(job: Job, due: datetime, worker: str, now: datetime) -> JobRun:
    JobRun.objects.of(job.name).open().filter(retake_at__lte=now).update(
        finished_at=now, retake_at=None, error=ABANDONED
    )
    return JobRun.objects.create(job=job.name, due=due, worker=worker, started_at=now, retake_at=now + job.lease)


def _take_again(run: JobRun, job: Job, worker: str, now: datetime) -> JobRun | None:
    if run.retake_at is None or run.retake_at > now:
        return None
    taken = JobRun.objects.filter(pk=run.pk, retake_at__lte=now, attempts=run.attempts).update(
        worker=worker,
        # A killed worker is no fault of the job's: only errors count, and only they end the tries.
        attempts=F("attempts") + (1 if run.finished_at else 0),
        started_at=now,
        retake_at=now + job.lease,
        finished_at=None,
        error="",
    )
    if not taken:
        return None
    run.refresh_from_db()
    return run


def perform(job: Job, run: JobRun, stop: StopSignal) -> None:
    """Do the work of a claimed run and write down how it went.

    An error is kept and tried again later, five times in all, each time after a longer pause. A run cut
    short by *stop* is free at once, for the next worker; one cut short by a crash, when its lease is over,
    as often as it takes.
    """
    log.info("job started", job=job.name, due=run.due, attempt=run.attempts)
    with Lease(run, job.lease, stop) as signal:
        try:
            done = copy_context().run(job.work, signal)
        except Exception as error:  # whatever a job does, the others go on
            log.error("job failed", job=job.name, due=run.due, attempt=run.attempts, exc_info=True)
            retry = clock.now() + timedelta(minutes=2**run.attempts) if run.attempts < ATTEMPTS else None
            _close(run, error=in_words(error), retake_at=retry)
        else:
            if signal.asked:
                _close(run, done=done, error=INTERRUPTED, retake_at=clock.now(), attempts=run.attempts - 1)
            else:
                _close(run, done=done)
                JobRun.objects.of(job.name).filter(due__lt=run.due - KEPT).delete()


def _close(run: JobRun, **facts: object) -> None:
    if not connection.in_atomic_block:
        close_old_connections()  # the work may have broken ours
    mine = JobRun.objects.filter(pk=run.pk, worker=run.worker, attempts=run.attempts, finished_at=None)
    if not mine.update(finished_at=clock.now(), **({"retake_at": None} | facts)):
        log.warning("job run was taken by another worker", job=run.job, due=run.due)
