"""Settings of a real process that works in the database of the test that starts it."""

import os

from recoco.config.settings import *  # noqa: F403
from recoco.config.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["TRIAL_DATABASE_NAME"]
