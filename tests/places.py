"""A handful of real communes: enough for a world, without loading all of France."""

from dataclasses import dataclass

from recoco.kernel.kit.folding import fold
from recoco.kernel.territories.models import Commune, CommuneName, Departement, Region


@dataclass(frozen=True)
class Places:
    """Two départements, three communes."""

    nord: Departement
    gironde: Departement
    lille: Commune
    roubaix: Commune
    bordeaux: Commune


def make_places() -> Places:
    """Write them; nothing else of the territories exists."""
    nord = _departement("59", "Nord", "59350", _region("32", "Hauts-de-France", "59350"))
    gironde = _departement("33", "Gironde", "33063", _region("75", "Nouvelle-Aquitaine", "33063"))
    return Places(
        nord=nord,
        gironde=gironde,
        lille=make_commune("59350", "Lille", nord, "59000"),
        roubaix=make_commune("59512", "Roubaix", nord, "59100"),
        bordeaux=make_commune("33063", "Bordeaux", gironde, "33000"),
    )


def make_commune(insee: str, name: str, departement: Departement, postal_code: str) -> Commune:
    """Write a commune that people find by its name and its postal code."""
    commune = Commune.objects.create(
        insee=insee, name=name, name_folded=fold(name), departement=departement, postal_codes=postal_code
    )
    CommuneName.spelled(commune.pk, name, CommuneName.Kind.CURRENT).save()
    return commune


def _region(code: str, name: str, seat: str) -> Region:
    return Region.objects.create(code=code, name=name, name_folded=fold(name), seat=seat, zone="metro")


def _departement(code: str, name: str, seat: str, region: Region) -> Departement:
    return Departement.objects.create(
        code=code, name=name, name_folded=fold(name), seat=seat, region=region, zone="metro"
    )
