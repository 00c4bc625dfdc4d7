"""How a portal takes submissions: open or not, what it says before and after, which départements it serves."""

from typing import Any

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.territories.models import Commune, Departement
from recoco.kernel.versions.choices import Several, Switch
from recoco.kernel.versions.kept import kept
from recoco.kernel.versions.parts import Text
from recoco.kernel.versions.rows import Rows

CLOSED = "Ce portail ne reçoit pas de nouvelle demande en ce moment."
NEXT_STEPS = (
    "L’équipe lit votre demande, et vous écrit sa décision.",
    "Les conseillers publics de votre territoire découvrent votre dossier et prennent contact.",
    "Leurs recommandations arrivent dans votre dossier, et par e-mail.",
)
NOT_SERVED = (
    "{commune} est hors du territoire de ce portail, qui accompagne : {served}. "
    "Choisissez une autre commune du projet, ou écrivez à {contact} : l’équipe vous dira qui peut vous aider."
)


def _departements() -> list[tuple[str, str]]:
    rows = Departement.objects.order_by("code").values_list("code", "name")
    return [(code, f"{code} – {name}") for code, name in rows]


SUBMISSION = kept(
    "submission",
    "Dépôt des demandes",
    (
        Switch("is_open", "Recevoir de nouvelles demandes", on=True),
        Text(
            "closed_message",
            "Message quand le dépôt est fermé",
            "Dites jusqu’à quand, et qui peut aider d’ici là.",
            most=600,
            several_lines=True,
        ),
        Text("introduction", "Introduction", "En haut de la première étape.", most=1_000, several_lines=True),
        Rows(
            "next_steps",
            "Prochaines étapes",
            "Sur la page qui confirme l’envoi.",
            each=(Text("text", "Étape", required=True, most=300),),
            one="une étape",
            most=8,
        ),
        Several("departements", "Départements accompagnés", "Aucun coché : tous.", offered=_departements),
    ),
    usual=lambda: {"is_open": True, "next_steps": [{"text": text} for text in NEXT_STEPS]},
    hint="Ouvrir ou fermer le dépôt, ce qu’on lit avant et après, les départements accompagnés.",
)
DOCUMENT_KINDS = (SUBMISSION,)


def settings_here() -> dict[str, Any]:
    """Return how the current portal takes submissions: one query."""
    content: dict[str, Any] = SUBMISSION.read("")
    return content


def closed_sentence(settings: dict[str, Any]) -> str:
    """Say why nothing may be submitted now; empty when the portal is open."""
    return "" if settings["is_open"] else settings["closed_message"] or CLOSED


def not_served(commune: Commune | None, settings: dict[str, Any]) -> str:
    """Say that *commune* is outside of what the portal serves, and what to do; empty when it is inside."""
    served = settings["departements"]
    if commune is None or not served or commune.departement.code in served:
        return ""
    names = Departement.objects.filter(code__in=served).order_by("code").values_list("name", "code")
    said = ", ".join(f"{name} ({code})" for name, code in names)
    return NOT_SERVED.format(commune=commune.name, served=said, contact=scope.current_portal().contact_email)


def ensure_taken(commune: Commune | None) -> None:
    """Let a project of *commune* be submitted here.

    :raises Refused: when the portal is closed, or serves other places.
    """
    settings = settings_here()
    if sentence := closed_sentence(settings) or not_served(commune, settings):
        raise Refused(sentence)
