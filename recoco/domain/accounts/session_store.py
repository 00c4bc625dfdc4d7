"""Sessions in the database, each bound to the host where it was opened (`SESSION_ENGINE`)."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from recoco.domain.accounts.models import Session
from recoco.kernel.kit import clock, tokens
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared

DEVICE = "device"
SECOND_FACTOR = "second_factor"  # proven in this session
SENSITIVE = "sensitive"  # of an account that may not stay open unattended


class SessionStore(DatabaseStore):
    """A session of the place entered when it was built: the current portal, or the root host without one."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.portal = _portal_here()
        self.row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def row_key(self, session_key: str | None = None) -> str:
        """Return what the database keeps of a cookie: its digest at this place, found from nowhere else."""
        place = self.portal.pk if self.portal else "root"
        return tokens.digest(session_key or self.session_key or "", purpose=f"session:{place}")

    def load(self) -> dict[str, Any]:
        """Read the session; a cookie of another place, or too old, gives an empty one."""
        found = _open_sessions(self.row_key(), clock.now()) if self.session_key else []
        self.row = found[0] if found else None
        if self.row is None:
            self._session_key = None
            return {}
        return self.decode(self.row.session_data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=self.row_key(session_key)).exists()

    def create(self) -> None:
        self.row = None
        super().create()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Build the row to write. Thirty days from its opening, whatever is written meanwhile."""
        now = clock.now()
        started_at = self.row.started_at if self.row else now
        self._get_or_create_session_key()  # type: ignore[attr-defined]
        self.row = Session(
            session_key=self.row_key(),
            session_data=self.encode(data),
            started_at=started_at,
            last_seen_at=now,
            expire_date=started_at + timedelta(seconds=settings.SESSION_COOKIE_AGE),
            user_id=int(data[SESSION_KEY]) if SESSION_KEY in data else None,
            portal=self.portal,
            device=data.get(DEVICE, ""),
            second_factor=data.get(SECOND_FACTOR, False),
        )
        return self.row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=self.row_key(key)).delete()


@prepared
def _open_sessions(key: str, now: datetime) -> Any:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


def _portal_here() -> Portal | None:
    try:
        scope.current()
    except scope.NoPortal:
        return None
    return scope.current_portal()
