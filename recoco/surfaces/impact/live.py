"""A few figures of today for the home of a portal: counted in three short queries, the same as the statistics'."""

from django.db.models import Count, Q, QuerySet

from recoco.domain.advice.models import RecommendationStatus, Uptake
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.ui.french import number
from recoco.surfaces.impact.facts.advice import ACTED
from recoco.surfaces.impact.publicity import may_read


def figures_for(actor: Actor) -> list[tuple[str, str]]:
    """Return the figures of the current portal, if *actor* may read its statistics."""
    return home_figures() if may_read(actor) else []


def home_figures() -> list[tuple[str, str]]:
    """Return the value and the words of each figure of the current portal; none while it accompanies nobody."""
    portal = scope.current_portal()
    accompanied: QuerySet[Placement] = Placement.objects.all().accepted()
    accompanied = accompanied.filter(archived_at=None, is_excluded=False)
    counts = accompanied.aggregate(cases=Count("pk"), communes=Count("case__commune", distinct=True))
    if not counts["cases"]:
        return []
    here = Q(case_id__in=accompanied.values("case_id"))
    told = Uptake.objects.filter(here, recommendation__portal=portal, recommendation__published_at__isnull=False)
    acted = RecommendationStatus.objects.filter(
        here,
        uptake__recommendation__portal=portal,
        uptake__recommendation__published_at__isnull=False,
        status__in=ACTED,
    )
    published = told.count()
    acting = acted.aggregate(cases=Count("case_id", distinct=True))["cases"]
    return [
        (number(counts["cases"]), _words(counts["cases"], "dossier accompagné", "dossiers accompagnés")),
        (number(counts["communes"]), _words(counts["communes"], "commune concernée", "communes concernées")),
        (number(published), _words(published, "recommandation publiée", "recommandations publiées")),
        (
            number(acting),
            _words(acting, "dossier où la collectivité a agi", "dossiers où la collectivité a agi"),
        ),
    ]


def _words(count: int, one: str, many: str) -> str:
    return many if count > 1 else one
