"""The columns of an export: names that software may rely on, what they mean, and where each value is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from recoco.domain.cases.models import OutcomeKind
from recoco.kernel.kit.folding import fold
from recoco.surfaces.overview.exporting.facts import CaseFacts


@dataclass(frozen=True)
class Column:
    """One column.

    :param name: its header, which never changes.
    :param meaning: what people read beside the box that chooses it.
    :param value: how it is read from a case.
    """

    name: str
    meaning: str
    value: Callable[[CaseFacts], Any]


def of_commune(read: Callable[[Any], Any]) -> Callable[[CaseFacts], Any]:
    """Read something of the commune, of a case that has one."""
    return lambda one: read(one.placement.case.commune) if one.placement.case.commune else None


def of_advice(read: Callable[[Any], Any]) -> Callable[[CaseFacts], Any]:
    """Read a figure of the recommendations, for who may know it."""
    return lambda one: read(one.advice) if one.advice is not None else None


def of_talk(read: Callable[[Any], Any]) -> Callable[[CaseFacts], Any]:
    """Read a figure of what was said, for who may know it."""
    return lambda one: read(one.talk) if one.talk is not None else None


def of_contact(read: Callable[[Any], Any]) -> Callable[[CaseFacts], Any]:
    """Read how to reach the référent·e, for who may."""
    return lambda one: read(one.contact) if one.contact is not None else None


CONTACT_COLUMNS = frozenset({"mail", "tel"})
COLUMNS: tuple[Column, ...] = (
    Column("departement", "Département\u00a0: son code", of_commune(lambda commune: commune.departement.code)),
    Column("commune_insee", "Commune\u00a0: son code INSEE", of_commune(lambda commune: commune.insee)),
    Column("commune_nom", "Commune", of_commune(lambda commune: commune.name)),
    Column("nom_dossier", "Nom du dossier", lambda one: one.placement.case.name),
    Column("detail_adresse", "Adresse dans la commune", lambda one: one.placement.case.address),
    Column("date_contact", "Déposé le", lambda one: one.placement.submitted_at or one.placement.created_at),
    Column("contact_dossier", "Référent·e\u00a0: prénom et nom", lambda one: one.owner and one.owner.name),
    Column("mail", "Référent·e\u00a0: adresse e-mail, si vous pouvez la voir", of_contact(lambda who: who.user.email)),
    Column("tel", "Référent·e\u00a0: téléphone, si vous pouvez le voir", of_contact(lambda who: who.phone)),
    Column("conseillers", "Conseillers de ce portail", lambda one: ", ".join(who.signature for who in one.advisers)),
    Column("statut_conseil", "Statut", lambda one: one.placement.get_status_display()),
    Column("premiere_reco_le", "Première recommandation publiée le", of_advice(lambda told: told.first_published_at)),
    Column("nb_reco", "Recommandations publiées", of_advice(lambda told: told.published)),
    Column(
        "nb_reco_nonstaff",
        "Recommandations publiées, sans celles de l’équipe du portail",
        of_advice(lambda told: told.published - told.by_team),
    ),
    Column(
        "nb_reco_actives",
        "Recommandations en cours, en attente ou faites",
        of_advice(lambda told: told.acted_on),
    ),
    Column(
        "nb_interactions_reco",
        "Réponses de la collectivité aux recommandations\u00a0: changements de statut et commentaires",
        of_advice(lambda told: told.reactions),
    ),
    Column("nb_commentaires_recos", "Commentaires des recommandations", of_advice(lambda told: told.comments)),
    Column(
        "nb_commentaires_recos_nonstaff",
        "Commentaires des recommandations, sans ceux de l’équipe du portail",
        of_advice(lambda told: told.comments - told.comments_by_team),
    ),
    Column(
        "nb_messages_conversation_conseillers_nonstaff",
        "Messages des conseillers dans la conversation, sans ceux de l’équipe du portail",
        of_talk(lambda said: said.advisers),
    ),
    Column(
        "nb_messages_conversation_collectivite",
        "Messages de la collectivité dans la conversation",
        of_talk(lambda said: said.members),
    ),
    Column(
        "nb_messages_suivis_int_nonstaff",
        "Notes de l’espace conseillers, sans celles de l’équipe du portail, si vous pouvez les lire",
        lambda one: one.talk.notes if one.talk is not None and one.may_read_notes else None,
    ),
    Column(
        "nb_conseillers_nonstaff",
        "Nombre de conseillers, sans ceux de l’équipe du portail",
        lambda one: sum(who.user_id not in one.team for who in one.advisers),
    ),
    Column("tags", "Étiquettes", lambda one: ", ".join(one.tags)),
    Column(
        "lien_dossier", "Adresse du dossier", lambda one: f"{one.portal_url}{one.placement.case.get_absolute_url()}"
    ),
    Column("exclude_stats", "Exclu des statistiques\u00a0: 1 ou 0", lambda one: one.placement.is_excluded),
    Column("origin_site", "Portail où il a été déposé", lambda one: one.placement.case.origin.name),
    Column("statut_depuis", "Statut inchangé depuis le", lambda one: one.status_since),
    Column(
        "derniere_publication", "Dernière recommandation publiée le", of_advice(lambda told: told.last_published_at)
    ),
    Column("recos_lues", "Recommandations lues par la collectivité", of_advice(lambda told: told.read)),
    Column("recos_total", "Recommandations que la collectivité peut lire", of_advice(lambda told: told.published)),
    Column("derniere_activite", "Dernière activité le", lambda one: one.placement.last_activity_at),
    Column("epci", "Intercommunalité", of_commune(lambda commune: commune.epci and commune.epci.name)),
    Column("population", "Habitants de la commune", of_commune(lambda commune: commune.population)),
)


def offered() -> list[Column]:
    """Return the columns of this portal, one for each kind of thing that may really happen at the end: one query."""
    return [*COLUMNS, *_of_outcomes(OutcomeKind.objects.order_by("pk"))]


def _of_outcomes(kinds: Iterable[OutcomeKind]) -> Iterable[Column]:
    taken = set()
    for kind in kinds:
        name = "realisation_" + fold(kind.label).replace(" ", "_")
        name = f"{name}_{kind.pk}" if name in taken else name
        taken.add(name)
        yield Column(name, f"{kind.label}\u00a0: 1 ou 0", lambda one, number=kind.pk: number in one.outcomes)  # type: ignore[misc]
