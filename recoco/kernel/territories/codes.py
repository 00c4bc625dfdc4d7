"""Finds communes by their codes: INSEE codes of today and before, postal codes."""

from django.db.models import Q

from .models import Commune, FormerCode, OtherPostalCode
from .querysets import CommuneQuerySet

# Paris, Marseille and Lyon: geocoders answer with the code of an arrondissement, which is no commune.
ARRONDISSEMENTS = {
    **{f"751{number:02}": "75056" for number in range(1, 21)},
    **{f"132{number:02}": "13055" for number in range(1, 17)},
    **{f"6938{number}": "69123" for number in range(1, 10)},
}


def commune_by_insee(code: str) -> Commune | None:
    """Return today's commune for an INSEE code, with its département; nothing when the code never existed.

    :param code: five characters; a merged commune, a former code or an arrondissement leads to the current commune.
    """
    code = code.strip().upper()
    code = ARRONDISSEMENTS.get(code, code)
    known = Commune.objects.select_related("departement", "successor__departement")
    commune = known.filter(insee=code).first() or known.filter(former_codes__code=code).first()
    return commune.current if commune else None


def communes_bearing(code: str) -> CommuneQuerySet:
    """Return the current communes that *code* designates, in no order.

    :param code: an INSEE code of today or before, a postal code, or the beginning of one (a département's number).
    """
    others = OtherPostalCode.objects.filter(code__begins=code).values("commune")
    postal = Q(postal_codes__begins=code) | Q(pk__in=others)
    if len(code) < 5:
        return Commune.objects.current().filter(Q(insee__begins=code) | postal)
    former = FormerCode.objects.filter(code=code).values("commune")
    gone = Commune.objects.filter(insee=code, gone_on__isnull=False).values("successor")
    insee = ARRONDISSEMENTS.get(code, code)
    return Commune.objects.current().filter(Q(insee=insee) | postal | Q(pk__in=former) | Q(pk__in=gone))
