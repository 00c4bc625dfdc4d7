"""Organisations enter the address book of a portal, and are corrected there while no other portal lists them."""

from django.db import IntegrityError, transaction
from django.db.models import F

from recoco.domain.directory.events import ORGANIZATION_ADDED, ORGANIZATION_EDITED
from recoco.domain.directory.finding import make_contact_findable, make_organization_findable
from recoco.domain.directory.models import Card, Contact, Listing, Organization, OrganizationDepartement
from recoco.domain.directory.words import OrganizationWords
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope

CHANGED = "Quelqu’un vient de modifier cette fiche. Rechargez la page, puis reprenez vos changements."


@transaction.atomic
def list_organization(words: OrganizationWords, *, by: Actor) -> Listing:
    """Put an organisation in the address book; one that is already known by this name is the same.

    :raises Refused: when its name says nothing.
    """
    by.must(Permission.DIRECTORY_WRITE)
    organization = _known(words)
    found: Listing | None = _listing_of(organization)
    if found is not None:
        return found
    listing = Listing(organization=organization, note=words.note)
    try:
        with transaction.atomic():
            listing.save()
    except IntegrityError:  # somebody else, at the same instant
        return Listing.objects.select_related("organization").get(organization=organization)
    make_organization_findable(listing)
    record(ORGANIZATION_ADDED, by=by, subject=listing, name=organization.name)
    return listing


@transaction.atomic
def edit_organization(listing: Listing, words: OrganizationWords, *, version: int, by: Actor) -> None:
    """Change what is said of an organisation; what other portals list too keeps its words, only the note changes.

    :param version: the one that *by* had before their eyes.
    :raises Refused: when it was changed meanwhile, another has this name, or other portals list it.
    """
    by.must(Permission.DIRECTORY_WRITE)
    organization = listing.organization
    if not Listing.objects.filter(pk=listing.pk, version=version).update(note=words.note, version=F("version") + 1):
        raise Refused(CHANGED)
    if words_of(organization) != (words.name, words.kind, words.website, [one.code for one in words.departements]):
        if is_shared(organization):
            raise Refused(
                "D’autres portails connaissent cette organisation : seule l’équipe de la plateforme en change le nom, "
                "la nature, le site et le territoire. Vous pouvez modifier votre note."
            )
        _rewrite(organization, words)
    listing.refresh_from_db()
    make_organization_findable(listing)
    record(ORGANIZATION_EDITED, by=by, subject=listing, name=words.name)


def is_shared(organization: Organization) -> bool:
    """Tell whether another portal lists it too."""
    others = Listing.objects.filter(organization=organization).exclude(portal=scope.current_portal())
    with scope.everywhere("an organisation that several portals list is not one's own to change"):
        return bool(others.exists())


def words_of(organization: Organization) -> tuple[str, str, str, list[str]]:
    """Return what is said of it, to be compared."""
    rows = OrganizationDepartement.objects.filter(organization=organization).order_by("departement__code")
    codes = list(rows.values_list("departement__code", flat=True))
    return organization.name, organization.kind, organization.website, codes


def _known(words: OrganizationWords) -> Organization:
    folded = fold(words.name)
    if not folded:
        raise Refused("Écrivez le nom de l’organisation avec des lettres.")
    found = Organization.objects.filter(folded=folded).first()
    if found is not None:
        return found
    new = Organization(name=words.name, folded=folded, kind=words.kind, website=words.website)
    try:
        with transaction.atomic():
            new.save()
    except IntegrityError:  # another portal, at the same instant
        return Organization.objects.get(folded=folded)
    _place(new, words)
    return new


def _listing_of(organization: Organization) -> Listing | None:
    found: Listing | None = Listing.objects.select_related("organization").filter(organization=organization).first()
    return found


def _rewrite(organization: Organization, words: OrganizationWords) -> None:
    folded = fold(words.name)
    if not folded or Organization.objects.filter(folded=folded).exclude(pk=organization.pk).exists():
        raise Refused(f"L’annuaire connaît déjà une organisation nommée « {words.name} ».")
    organization.name, organization.folded = words.name, folded
    organization.kind, organization.website = words.kind, words.website
    organization.save()
    OrganizationDepartement.objects.filter(organization=organization).delete()
    _place(organization, words)
    contacts = list(Contact.objects.filter(organization=organization))
    Card.objects.filter(contact_id__in=[one.pk for one in contacts]).update(organization=organization.name)
    for contact in contacts:
        contact.organization = organization
        make_contact_findable(contact)


def _place(organization: Organization, words: OrganizationWords) -> None:
    OrganizationDepartement.objects.bulk_create(
        OrganizationDepartement(organization=organization, departement=one) for one in words.departements
    )
