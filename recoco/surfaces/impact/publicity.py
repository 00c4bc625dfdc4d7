"""Who may read the statistics of a portal."""

from recoco.kernel.access.actor import Actor


def may_read(actor: Actor) -> bool:
    """Tell whether *actor* may read the figures of the current portal: everybody may."""
    return True
