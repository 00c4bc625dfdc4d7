"""Which jobs are late: what alarms the staff of a portal and the operators."""

from dataclasses import dataclass
from datetime import datetime

from recoco.kernel.jobs.entries import Job, jobs
from recoco.kernel.jobs.models import JobRun
from recoco.kernel.kit import clock


@dataclass(frozen=True, slots=True)
class LateJob:
    """A job whose run of *due* has not succeeded, well after its hour."""

    job: Job
    due: datetime
    last_success: datetime | None


def late_jobs() -> list[LateJob]:
    """Return the jobs that should have succeeded by now, in the order of the slot; one query."""
    now = clock.now()
    successes = JobRun.objects.last_successes()
    late = []
    for job in jobs():
        due = job.schedule.latest(now - job.tolerance)
        last = successes.get(job.name)
        if last is None or last < due:
            late.append(LateJob(job, due, last))
    return late
