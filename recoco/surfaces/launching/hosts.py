"""What a host name may be."""

import re

from django.conf import settings

from recoco.kernel.kit.refusals import Refused

LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?=.{{1,253}}$){LABEL}(\.{LABEL})*")


def right_host(name: str) -> str:
    """Return *name* as rows keep it.

    :raises Refused: when it is no host name, or the platform's own.
    """
    name = name.strip().lower().rstrip(".")
    if not HOST.fullmatch(name):
        raise Refused(
            f"« {name} » n’est pas une adresse de site. Écrivez par exemple friches.exemple.fr, sans https://."
        )
    if name in {settings.ROOT_HOST, *settings.ROOT_ALIASES}:
        raise Refused(f"« {name} » est l’adresse de la plateforme elle-même.")
    return name
