"""Work behind the pages: idempotent sweeps over due rows, a shared schedule, and the worker that runs both."""
