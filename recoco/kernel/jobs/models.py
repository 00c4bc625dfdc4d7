"""The journal of the work behind the pages: the state of each sweep, and each run of a job."""

from datetime import datetime, timedelta

from django.db import models


class SweepState(models.Model):
    """How one sweep does; written when it did something or failed, never for an empty pass.

    Totals may miss the last seconds of a killed worker: the rows the sweep works on tell the truth.
    """

    scope = "global"

    name = models.CharField(max_length=80, unique=True)
    last_run_at = models.DateTimeField(null=True)
    last_done = models.PositiveIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)  # in a row; 0 when all is well
    last_error = models.TextField(default="")
    last_error_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]


class JobRunQuerySet(models.QuerySet["JobRun"]):
    """Runs, by job and by how they went."""

    def of(self, job: str) -> "JobRunQuerySet":
        """Runs of the job called *job*."""
        return self.filter(job=job)

    def open(self) -> "JobRunQuerySet":
        """Runs that a worker is on, or was when it died."""
        return self.filter(finished_at=None)

    def succeeded(self) -> "JobRunQuerySet":
        """Runs that came to their end without an error."""
        return self.filter(finished_at__isnull=False, error="")

    def last_successes(self) -> dict[str, datetime]:
        """Return the latest due instant done well, by name of job."""
        return dict(self.order_by().succeeded().values_list("job").annotate(last=models.Max("due")))


class JobRun(models.Model):
    """One due instant of one job, claimed by inserting it."""

    scope = "global"

    job = models.CharField(max_length=80)
    due = models.DateTimeField()
    worker = models.CharField(max_length=150)
    attempts = models.PositiveSmallIntegerField(default=1)  # one more after each error
    started_at = models.DateTimeField()
    # When anybody may take the run again: the end of the lease while a worker is on it, the next try
    # after an error, null when there is nothing more to do.
    retake_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    error = models.TextField(default="")

    objects = JobRunQuerySet.as_manager()

    class Meta:
        ordering = ["-due"]
        constraints = [
            models.UniqueConstraint(fields=["job", "due"], name="jobs_one_run_per_due_instant"),
            models.UniqueConstraint(
                fields=["job"], condition=models.Q(finished_at=None), name="jobs_one_open_run_per_job"
            ),
        ]

    @property
    def duration(self) -> timedelta | None:
        """How long the last attempt took; nothing while it runs."""
        return self.finished_at - self.started_at if self.finished_at else None

    def is_held(self, now: datetime) -> bool:
        """Whether a worker is on it, or was a moment ago."""
        return self.finished_at is None and self.retake_at is not None and self.retake_at > now
