"""What the tab « Paramètres » leads to for the life of a dossier: its status, its words, what the team settles."""

from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.domain.cases.silence import rest_day_on
from recoco.domain.cases.statuses import ON_BOARD
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.french import day


def _is_advised(placement: Placement) -> bool:
    return placement.status in ON_BOARD and not placement.is_archived


def _paused(placement: Placement) -> str:
    until = placement.case.resume_on
    return f"En pause jusqu’au {day(until)}" if until else "En pause"


def _switched_off(placement: Placement) -> str:
    off = [
        words
        for words, is_off in (
            ("Notifications coupées", placement.is_muted),
            ("Exclu des statistiques", placement.is_excluded),
        )
        if is_off
    ]
    return ", ".join(off)


P = Permission
STATUS, WORDS, TEAM = "Statut du dossier", "Ce qu’on en dit", "Réservé à l’équipe du portail"

LIFE_SETTINGS: tuple[CaseSetting, ...] = (
    CaseSetting(
        STATUS,
        "Changer le statut",
        "À traiter, en attente, en cours, traité : où en est le conseil.",
        "cases:move",
        (P.PLACEMENT_MOVE,),
        state=lambda placement: str(placement.get_status_display()),
        when=_is_advised,
    ),
    CaseSetting(
        STATUS,
        "Mettre en pause",
        "La collectivité ne reçoit plus d’e-mail, jusqu’à une date ou jusqu’à ce qu’elle revienne.",
        "cases:pause",
        (P.CASE_PAUSE,),
        when=lambda placement: _is_advised(placement) and not placement.case.is_paused,
    ),
    CaseSetting(
        STATUS,
        "Reprendre",
        "La collectivité reçoit de nouveau les nouvelles de ce dossier.",
        "cases:resume",
        (P.CASE_RESUME,),
        state=_paused,
        when=lambda placement: placement.case.is_paused,
    ),
    CaseSetting(
        STATUS,
        "Garder le dossier actif",
        "La collectivité n’a pas donné signe depuis longtemps ; si le projet continue, la pause annoncée n’a pas lieu.",
        "cases:keep",
        (P.CASE_RESUME,),
        state=lambda placement: f"Mise en pause le {day(one)}" if (one := rest_day_on(placement)) else "",
        when=lambda placement: _is_advised(placement) and rest_day_on(placement) is not None,
    ),
    CaseSetting(
        STATUS,
        "Clore le dossier",
        "L’accompagnement se termine : le dossier se lit, il ne se modifie plus.",
        "cases:move",
        (P.PLACEMENT_CLOSE,),
        when=_is_advised,
        query=f"?to={Status.CLOSED}",
    ),
    CaseSetting(
        STATUS,
        "Rouvrir le dossier",
        "Le dossier redevient « À traiter ».",
        "cases:reopen",
        (P.PLACEMENT_REOPEN,),
        when=lambda placement: placement.status == Status.CLOSED and not placement.is_archived,
    ),
    CaseSetting(
        WORDS,
        "Thématiques",
        "De quoi parle le conseil : cinq au plus.",
        "cases:topics",
        (P.TOPIC_SET,),
        when=_is_advised,
    ),
    CaseSetting(
        WORDS,
        "Étiquettes",
        "Des mots libres, pour retrouver le dossier.",
        "cases:tags",
        (P.TAG_SET,),
        when=_is_advised,
    ),
    CaseSetting(
        WORDS,
        "Appel de diagnostic",
        "Quand la collectivité a été appelée pour la première fois, et par qui.",
        "cases:diagnostic",
        (P.DIAGNOSTIC_MARK,),
        state=lambda placement: f"Réalisé le {day(placement.diagnostic_on)}" if placement.diagnostic_on else "",
        when=_is_advised,
    ),
    CaseSetting(
        WORDS,
        "Résultats",
        "Ce qui est vraiment arrivé : une étude, un financement, des travaux.",
        "cases:outcomes",
        (P.OUTCOME_DECLARE,),
        when=_is_advised,
    ),
    CaseSetting(
        "Portails",
        "Portails du dossier",
        "Où le dossier est suivi ; le proposer à un autre portail, ou s’y opposer.",
        "cases:portals",
        (P.CASE_VIEW,),
    ),
    CaseSetting(
        TEAM,
        "Notifications et statistiques",
        "Couper les notifications de ce dossier, ou le retirer des chiffres du portail.",
        "cases:switches",
        (P.PLACEMENT_MUTE, P.PLACEMENT_EXCLUDE),
        state=_switched_off,
    ),
    CaseSetting(
        TEAM,
        "Archiver le dossier",
        "Pour une erreur, un essai ou un doublon : l’équipe seule le voit encore.",
        "cases:archive",
        (P.PLACEMENT_ARCHIVE,),
        when=lambda placement: not placement.is_archived and not placement.awaits_answer,
    ),
    CaseSetting(
        TEAM,
        "Restaurer le dossier",
        "Celles et ceux qui le suivaient le retrouvent comme avant.",
        "cases:restore",
        (P.PLACEMENT_ARCHIVE,),
        when=lambda placement: placement.is_archived,
    ),
)
