"""The images that documents show, by the digest of their content: kept for good, as former versions may come back."""

from typing import Any

from django.db import transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.files.kinds import IMAGES
from recoco.kernel.files.storing import deposit, store
from recoco.kernel.versions.models import Illustration


def keep_image(upload: Any, *, by: Actor) -> str:
    """Keep an image of the current portal and return its digest, to be named by a document.

    :raises FileRefused: when it is no image that can be kept.
    """
    deposited = deposit(upload, accepted=IMAGES)
    digest = deposited.facts.sha256
    with transaction.atomic():
        if not Illustration.objects.filter(sha256=digest).exists():
            Illustration(file=store(deposited, by=by), sha256=digest).save()
    return digest
