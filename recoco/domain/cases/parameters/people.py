"""What the people on a case add around it: what one may do next, and cards of the tab « Paramètres »."""

from recoco.domain.cases.frame import CaseAction, CasePanel
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.domain.cases.statuses import ON_BOARD
from recoco.domain.cases.team import team_panel
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role

P = Permission
PEOPLE = "Personnes"
ON_THE_CASE = frozenset({Role.OWNER, Role.MEMBER, Role.CASE_ADVISER, Role.OBSERVER})


def stands_outside(placement: Placement, actor: Actor) -> bool:
    """Tell whether *actor* reads the case without being on it."""
    return not placement.roles_of(actor) & ON_THE_CASE


def _is_open(placement: Placement) -> bool:
    return placement.status in (Status.SUBMITTED, *ON_BOARD) and not placement.is_archived


PEOPLE_ACTIONS: tuple[CaseAction, ...] = (
    CaseAction("Rejoindre le dossier", "cases:join", P.PARTICIPATION_JOIN, ON_BOARD, when=stands_outside),
    CaseAction("Inviter", "cases:invite", P.MEMBER_INVITE, (Status.SUBMITTED, *ON_BOARD)),
)
PEOPLE_PANELS: tuple[CasePanel, ...] = (CasePanel("cases/team.html", P.CASE_VIEW, team_panel, aside=True),)
PEOPLE_SETTINGS: tuple[CaseSetting, ...] = (
    CaseSetting(
        PEOPLE,
        "Équipe du dossier",
        "Qui est sur le dossier, à quelle place, et comment joindre chacun.",
        "cases:team",
        (P.CASE_VIEW,),
    ),
    CaseSetting(
        PEOPLE,
        "Inviter quelqu’un",
        "Un membre, un partenaire, un conseiller : par e-mail, à votre nom.",
        "cases:invite",
        (P.MEMBER_INVITE,),
        when=_is_open,
    ),
    CaseSetting(
        PEOPLE,
        "Changer de référent·e",
        "Confier la responsabilité du dossier à un membre, ou à quelqu’un d’autre par invitation.",
        "cases:hand_over",
        (P.OWNER_HAND_OVER,),
        when=_is_open,
    ),
    CaseSetting(
        PEOPLE,
        "Quitter le dossier",
        "Votre accès s’arrête ; ce que vous y avez écrit reste.",
        "cases:leave",
        (P.PARTICIPATION_LEAVE, P.MEMBER_LEAVE),
    ),
    CaseSetting(
        PEOPLE,
        "Qui voit quoi ?",
        "Toutes les personnes qui peuvent lire ce dossier, et pourquoi.",
        "cases:readers",
        (P.CASE_SEE_READERS,),
    ),
    CaseSetting(
        PEOPLE,
        "Qui a ouvert ce dossier",
        "Les consultations des douze derniers mois, sur tous les portails.",
        "cases:journal",
        (P.CASE_SEE_ACCESS_JOURNAL,),
    ),
)
