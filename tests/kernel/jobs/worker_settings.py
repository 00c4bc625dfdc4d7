"""Settings of a real worker process that works in the database of the test that starts it."""

import os

from recoco.config.settings import *  # noqa: F403
from recoco.config.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["TRIAL_DATABASE_NAME"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"]["timeout"] = float(os.environ["TRIAL_PATIENCE"])
INSTALLED_APPS = ["recoco.kernel.jobs"]  # the worker under test knows nothing above it, and starts fast
SLOTS = "tests.kernel.jobs.worker_slots"
