"""`recoco jobs`: what the worker does, when it last did it, and what is late."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import formats, timezone

from recoco.kernel.jobs.entries import Job, Lane, Sweep, jobs, sweeps
from recoco.kernel.jobs.lateness import LateJob, late_jobs
from recoco.kernel.jobs.models import JobRun, SweepState

NB = "\u00a0"


class Command(BaseCommand):
    help = "Montre le travail de fond\u00a0: dernière exécution, erreurs et retards."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print sweeps by lane, then jobs, then those that are late."""
        states = SweepState.objects.in_bulk(field_name="name")
        for lane in Lane:
            self._title(f"Travail au fil de l’eau, {lane.french}")
            self._lines([sweep_line(sweep, states.get(sweep.name)) for sweep in sweeps() if sweep.lane is lane])
        self._title("Travaux programmés")
        self._lines([job_line(job, JobRun.objects.of(job.name).first()) for job in jobs()])
        self._title("En retard")
        self._lines([late_line(late) for late in late_jobs()])

    def _title(self, title: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(title))

    def _lines(self, lines: list[str]) -> None:
        for line in lines or ["aucun"]:
            self.stdout.write(f"  {line}")


def sweep_line(sweep: Sweep, state: SweepState | None) -> str:
    """Return one line on *sweep*."""
    if state is None or state.last_run_at is None:
        return f"{sweep.name}{NB}: rien à faire jusqu’ici"
    line = f"{sweep.name}{NB}: {state.total} en tout, dernière fois {moment(state.last_run_at)} ({state.last_done})"
    if state.failures:
        line += f", {state.failures} échec{'s' if state.failures > 1 else ''} de suite{NB}: {state.last_error}"
    return line


def job_line(job: Job, run: JobRun | None) -> str:
    """Return one line on *job* and its last run."""
    line = f"{job.name} ({job.schedule}){NB}: "
    if run is None:
        return line + "jamais exécuté"
    if run.duration is None:
        return line + f"en cours depuis {moment(run.started_at)}"
    line += (
        f"{moment(run.started_at)}, {formats.number_format(run.duration.total_seconds(), 1)}{NB}s, {run.done} en tout"
    )
    return f"{line}, erreur{NB}: {run.error}" if run.error else line


def late_line(late: LateJob) -> str:
    """Return one line on a late job."""
    last = f"dernière réussite {moment(late.last_success)}" if late.last_success else "jamais réussi"
    return f"{late.job.name}{NB}: attendu {moment(late.due)}, {last}"


def moment(instant: datetime) -> str:
    """Return *instant* in local time, as « le 12/03/2026 à 8 h 05 »."""
    local = timezone.localtime(instant)
    return f"le {local:%d/%m/%Y} à {local.hour}{NB}h{NB}{local:%M}"
