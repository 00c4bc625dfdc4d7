"""Settings of a real worker process that works in the database of the test that starts it."""

import os

from recoco.config.settings import *  # noqa: F403
from recoco.config.settings import DATABASES, TEMPLATES
from tests.kernel.mail.templates_setting import with_trial_templates

DATABASES["default"]["NAME"] = os.environ["TRIAL_DATABASE_NAME"]
TEMPLATES = with_trial_templates(TEMPLATES)
SLOTS = "tests.kernel.mail.worker_slots"
