"""Where this installation listens, and what people type to reach it."""

import errno
import http.client
import socket

from django.conf import settings

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import address_of
from recoco.kernel.portals.views import listed_portals


def refuse_public_demonstration() -> None:
    """Keep the demonstration, whose people and secret key are known to all, off public host names.

    :raises Refused: in demo mode, when the root host is not this very machine.
    """
    host = settings.ROOT_HOST
    if settings.MODE == "demo" and host not in {"localhost", "127.0.0.1"} and not host.endswith(".localhost"):
        raise Refused(
            f"La démonstration ne s’ouvre pas sur un nom public (RECOCO_ROOT_HOST={host})\u00a0: "
            "tout le monde en connaît les comptes. Pour un vrai service, choisissez RECOCO_MODE=production."
        )


def refuse_taken_port() -> None:
    """Find out before any work that the port is free.

    :raises Refused: when another process listens there, or when the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.BIND else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.BIND, settings.PORT))
        except OSError as error:
            reason = "le port est déjà pris" if error.errno == errno.EADDRINUSE else str(error.strerror)
            raise Refused(
                f"Impossible d’écouter sur {settings.BIND}:{settings.PORT}\u00a0: {reason}. "
                "Arrêtez l’autre programme (Recoco lui-même, peut-être), ou choisissez un autre port, "
                f"par exemple\u00a0: PORT={settings.PORT + 1} bin/serve"
            ) from None


def addresses() -> list[str]:
    """Return one line per address people may open: the platform's home page, then each portal's."""
    lines = [f"{address_of(settings.ROOT_HOST)}/  (tous les portails)"]
    return lines + [f"{portal['url']}/  {portal['name']}" for portal in listed_portals()]


def answering() -> int | None:
    """Ask the web process for the home page; return the status, or None while nobody answers."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.BIND, settings.BIND)  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.PORT, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": settings.ROOT_HOST})
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()
