"""The indicators, in the order in which they are read."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from recoco.surfaces.impact.facts.cases import Place
from recoco.surfaces.impact.facts.census import Census
from recoco.surfaces.impact.indicators import Counts, Indicator, Measure, Section, Unit


def counted(name: str, masks: Callable[[Census], Iterable[int]]) -> Measure:
    """Declare what is counted from the masks of some facts."""
    return Measure(name, lambda census: census.marks.counts(masks(census)))


def _different(of: Callable[[Place], Hashable]) -> Callable[[Census], Iterable[int]]:
    """Return the masks of the different places where the cases of P are."""

    def masks(census: Census) -> Iterable[int]:
        found: defaultdict[Hashable, int] = defaultdict(int)
        for case, days in census.cases.masks.items():
            if census.cases.places[case].commune_id is not None:
                found[of(census.cases.places[case])] |= days
        return found.values()

    return masks


def _brought(census: Census) -> Iterable[int]:
    marks = census.marks
    brought = (one.submitted_at for one in census.arrivals.values() if one.brought and one.submitted_at)
    return (1 << marks.first(at) for at in brought if at >= marks.begin)


def _revealed(census: Census) -> Counts:
    counts = census.marks.counts(census.revealed.masks)
    return tuple(count if census.revealed.known >> rank & 1 else None for rank, count in enumerate(counts))


ACCOMPANIED = counted("dossiers accompagnés", lambda census: census.cases.masks.values())
ADVISED = counted("dossiers conseillés", lambda census: census.advice.advised.values())
PUBLISHED = counted("recommandations publiées", lambda census: census.advice.published)

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "dossiers_accompagnes",
        Section.CASES,
        "Dossiers accompagnés",
        "Dossiers que le portail a acceptés, y compris ceux qui sont clos, sans ceux qu’il a archivés comme erreurs ni "
        "ceux qu’il a exclus des statistiques. Tous les autres chiffres portent sur ces dossiers.",
        Unit.NUMBER,
        ACCOMPANIED,
    ),
    Indicator(
        "dossiers_conseilles",
        Section.CASES,
        "Dossiers conseillés",
        "Dossiers accompagnés qui ont reçu au moins une recommandation de ce portail.",
        Unit.NUMBER,
        ADVISED,
    ),
    Indicator(
        "recommandations_par_dossier",
        Section.ADVICE,
        "Recommandations par dossier",
        "Recommandations publiées, retirées depuis ou non, divisées par les dossiers conseillés. Une publication "
        "reprise en brouillon ne compte pas.",
        Unit.RATIO,
        PUBLISHED,
        ADVISED,
    ),
    Indicator(
        "collectivites_qui_agissent",
        Section.ADVICE,
        "Collectivités qui agissent",
        "Part des dossiers conseillés dont au moins une recommandation est ou a été « en cours » ou « faite ».",
        Unit.SHARE,
        counted("dossiers où la collectivité agit", lambda census: census.advice.acting.values()),
        ADVISED,
    ),
    Indicator(
        "recommandations_suivies",
        Section.ADVICE,
        "Recommandations suivies",
        "Part des recommandations publiées et non retirées qui sont « en cours » ou « faites ».",
        Unit.SHARE,
        counted("recommandations en cours ou faites", lambda census: census.advice.followed),
        counted("recommandations publiées et non retirées", lambda census: census.advice.standing),
    ),
    Indicator(
        "recommandations_lues",
        Section.ADVICE,
        "Recommandations lues",
        "Part des recommandations publiées qu’une personne de la collectivité a ouvertes depuis leur publication.",
        Unit.SHARE,
        counted("recommandations lues", lambda census: census.advice.read),
        PUBLISHED,
    ),
    Indicator(
        "delai_acceptation",
        Section.DELAYS,
        "Délai d’acceptation",
        "Durée médiane entre le premier dépôt d’un dossier sur le portail et son acceptation : la moitié des dossiers "
        "ont attendu moins longtemps.",
        Unit.DAYS,
        denominator=counted("dossiers mesurés", lambda census: (days for _, days in census.acceptances)),
        delays=lambda census: census.acceptances,
    ),
    Indicator(
        "delai_premiere_recommandation",
        Section.DELAYS,
        "Délai de la première recommandation",
        "Durée médiane entre l’acceptation d’un dossier et sa première recommandation, pour les dossiers conseillés.",
        Unit.DAYS,
        denominator=counted("dossiers mesurés", lambda census: (days for _, days in census.first_advices)),
        delays=lambda census: census.first_advices,
    ),
    Indicator(
        "delai_reaction",
        Section.DELAYS,
        "Délai de réaction",
        "Durée médiane entre la publication d’une recommandation et le premier statut ou commentaire de la "
        "collectivité, pour celles qui en ont reçu.",
        Unit.DAYS,
        denominator=counted("recommandations mesurées", lambda census: (days for _, days in census.advice.reactions)),
        delays=lambda census: census.advice.reactions,
    ),
    Indicator(
        "structures_mobilisees",
        Section.REACH,
        "Structures mobilisées",
        "Organisations différentes dont une personne a publié au moins une recommandation dans ces dossiers.",
        Unit.NUMBER,
        counted("structures mobilisées", lambda census: census.advice.organizations.values()),
    ),
    Indicator(
        "communes_couvertes",
        Section.REACH,
        "Communes accompagnées",
        "Communes différentes où se trouve au moins un dossier accompagné.",
        Unit.NUMBER,
        counted("communes accompagnées", _different(lambda place: place.commune_id)),
    ),
    Indicator(
        "departements_couverts",
        Section.REACH,
        "Départements couverts",
        "Départements différents où se trouve au moins un dossier accompagné.",
        Unit.NUMBER,
        counted("départements couverts", _different(lambda place: place.departement)),
    ),
    Indicator(
        "realisations",
        Section.RESULTS,
        "Réalisations",
        "Résultats concrets notés dans les dossiers accompagnés : étude réalisée, financement obtenu, travaux "
        "commencés… déclarés par la collectivité ou constatés par un·e conseiller·ère.",
        Unit.NUMBER,
        counted("réalisations", lambda census: (one.days for one in census.happened)),
    ),
    Indicator(
        "dossiers_deposes_dans_le_mois",
        Section.MONTH,
        "Dossiers déposés dans le mois",
        "Dossiers dont le premier dépôt sur ce portail date du mois, du 1er au jour indiqué, acceptés ou non ; sans "
        "ceux qu’un autre portail a proposés.",
        Unit.NUMBER,
        counted("dossiers déposés", _brought),
    ),
    Indicator(
        "coordonnees_consultees_dans_le_mois",
        Section.MONTH,
        "Coordonnées consultées dans le mois",
        "Fois où une personne a affiché les coordonnées d’une autre dans un dossier accompagné, du 1er du mois au jour "
        "indiqué, une fois par jour au plus. Le journal qui le dit s’efface après douze mois ; moins de cinq "
        "consultations ne s’affichent pas.",
        Unit.NUMBER,
        Measure("consultations de coordonnées", _revealed),
        is_personal=True,
    ),
)
