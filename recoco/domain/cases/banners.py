"""The one banner above the pages of a case: what its reader must know before anything else."""

from dataclasses import dataclass

from recoco.domain.cases.actions.resting import may_keep
from recoco.domain.cases.keeping import answers_for
from recoco.domain.cases.models import Placement, PlacementStatus, Status
from recoco.domain.cases.openness import is_advised_here
from recoco.domain.cases.silence import rest_day_on
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.ui.french import day, of


@dataclass(frozen=True)
class Banner:
    """What the banner says.

    :param quoted: somebody's own words.
    :param link: label and name of the route where its reader may do something about it.
    """

    text: str
    tone: str = "info"
    quoted: str = ""
    link: tuple[str, str] | None = None


def banner_of(placement: Placement, actor: Actor, *, has_owner: bool) -> Banner | None:
    """Return the first banner that applies; what hides the dossier, or asks the team to act, comes before all."""
    return (
        _put_aside(placement, actor)
        or _paused(placement, actor)
        or _by_status(placement, actor)
        or (None if has_owner else _to_attach(placement))
        or _to_join(placement, actor)
        or _to_rest(placement, actor)
    )


def _put_aside(placement: Placement, actor: Actor) -> Banner | None:
    if placement.is_archived:
        who = f" par {placement.archived_by_name}" if placement.archived_by_name else ""
        text = f"Ce dossier est archivé{who} : seule l’équipe {of(placement.portal.name)} le voit encore."
        link = ("Restaurer le dossier", "cases:restore") if actor.may(Permission.PLACEMENT_ARCHIVE, placement) else None
        return Banner(text, "warning", placement.archive_reason, link)
    if placement.objected_at and actor.may(Permission.PLACEMENT_WITHDRAW, placement):
        text = f"La collectivité demande que {placement.portal.name} se retire de ce dossier."
        return Banner(text, "warning", placement.objection, ("Se retirer du dossier", "cases:withdraw"))
    return None


def _paused(placement: Placement, actor: Actor) -> Banner | None:
    case = placement.case
    if not case.is_paused:
        return None
    until = f" Reprise prévue le {day(case.resume_on)}." if case.resume_on else ""
    text = f"Ce dossier est en pause, le demandeur ne sera pas notifié de nouvelles activités ici.{until}"
    link = ("Reprendre le dossier", "cases:resume") if actor.may(Permission.CASE_RESUME, placement) else None
    return Banner(text, "info", case.pause_reason, link)


def _by_status(placement: Placement, actor: Actor) -> Banner | None:
    portal, roles = placement.portal.name, placement.roles_of(actor)
    if placement.status == Status.REFUSED:
        text = f"L’équipe {of(portal)} n’a pas retenu cette demande."
        if answers_for(placement, actor):
            text += " Vous pouvez la corriger et la déposer de nouveau."
        return Banner(text, "warning", _reason(placement))
    if placement.status == Status.SUBMITTED:
        if roles & {Role.OWNER, Role.MEMBER}:
            text = f"L’équipe {of(portal)} examine votre demande. En attendant, complétez votre dossier : la réponse"
            return Banner(f"{text} viendra plus vite.")
        return Banner("Cette demande attend la décision de l’équipe. Les conseillers ne la voient pas encore.")
    if placement.status == Status.CLOSED:
        text = "L’accompagnement est terminé : ce dossier se lit, il ne se modifie plus."
        link = ("Rouvrir le dossier", "cases:reopen") if actor.may(Permission.PLACEMENT_REOPEN, placement) else None
        return Banner(text, "info", _reason(placement), link)
    return None


def _to_attach(placement: Placement) -> Banner:
    text = "Ce dossier est à rattacher : personne n’en est référent·e côté collectivité. Aucun rappel ne part."
    return Banner(text, "warning")


def _to_join(placement: Placement, actor: Actor) -> Banner | None:
    if actor.may(Permission.NOTE_READ, placement) or not actor.may(Permission.PARTICIPATION_JOIN, placement):
        return None
    return Banner("Certains espaces sont réservés aux membres du dossier : rejoignez-le.")


def _reason(placement: Placement) -> str:
    now = PlacementStatus.objects.filter(placement=placement, until=None).values_list("reason", flat=True).first()
    return now or ""


def _to_rest(placement: Placement, actor: Actor) -> Banner | None:
    rests_on = rest_day_on(placement)
    if rests_on is None or not is_advised_here(placement):
        return None
    text = f"La collectivité n’a pas donné signe depuis longtemps : ce dossier sera mis en pause le {day(rests_on)}."
    link = ("Garder le dossier actif", "cases:keep") if may_keep(placement, actor) else None
    return Banner(text, "warning", link=link)
