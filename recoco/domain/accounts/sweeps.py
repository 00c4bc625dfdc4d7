"""Forgets what is too old to serve."""

from datetime import timedelta

from recoco.domain.accounts.models import PortalPass, Session, SignInCode
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope


def forget_expired(stop: StopSignal) -> int:
    """Delete sessions, codes and passes that opened something once; return how many."""
    now = clock.now()
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    codes, _ = SignInCode.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()
    with scope.everywhere("passes that served or never will are forgotten on every portal"):
        passes, _ = PortalPass.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()
    return sessions + codes + passes
