"""Does at once, on this thread, the work that the worker would do: for tests, and to install a demonstration."""

from contextvars import copy_context

from recoco.kernel.jobs.entries import sweeps
from recoco.kernel.jobs.stopping import StopSignal

MOST_ROUNDS = 10_000


def work_until_quiet() -> int:
    """Run every sweep until none finds anything to do; return how many items were done.

    Errors are not caught, and a clock moved by `clock.moved_to` stays moved.

    :raises RuntimeError: when the sweeps never come to rest.
    """
    done = 0
    for _ in range(MOST_ROUNDS):
        this_round = sum(copy_context().run(sweep.work, StopSignal()) for sweep in sweeps())
        if not this_round:
            return done
        done += this_round
    raise RuntimeError("The sweeps always find something to do.")
