"""An adviser gives the same advice to several of their dossiers: a draft in each, looked at before it is published."""

from collections.abc import Collection, Mapping

from django.db import IntegrityError, transaction

from recoco.domain.advice.actions.attaching import files_of
from recoco.domain.advice.actions.drafting import Advice, write_draft
from recoco.domain.advice.actions.editing import ensure_ours
from recoco.domain.advice.actions.publishing import CHANGED, publish_drafts
from recoco.domain.advice.elsewhere import advised_by, chosen_among, prepared_of
from recoco.domain.advice.models import Publication, Recommendation
from recoco.domain.cases.models import Placement
from recoco.domain.directory.forms.picking import may_pick
from recoco.domain.directory.models import Contact
from recoco.domain.directory.words import NOT_ASKED, Pick
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.storing import again
from recoco.kernel.kit.refusals import Refused

MOST_DOSSIERS = 50
TOO_MANY = f"Choisissez {MOST_DOSSIERS} dossiers au plus à la fois."
NOT_YOURS = (
    "L’un des dossiers choisis n’est plus parmi ceux que vous conseillez. Relisez votre choix : rien n’a changé."
)


@transaction.atomic
def prepare_elsewhere(one: Recommendation, numbers: Collection[int], *, by: Actor) -> list[Recommendation]:
    """Prepare the advice of *one* as a draft in other dossiers; where it stands already, nothing happens.

    :param numbers: of the placements, that *by* advises.
    :return: the drafts that are new.
    :raises Refused: for none or too many, when *by* may not recommend in one of them, or the advice is withdrawn.
    """
    by.must(Permission.RECOMMENDATION_WRITE, one)
    one.placement.ensure_accepted()
    ensure_ours(one)
    if one.is_withdrawn or one.deleted_at:
        raise Refused("Cette recommandation n’a plus cours : elle ne se propose pas ailleurs.")
    if not numbers:
        raise Refused("Choisissez au moins un dossier.")
    if len(numbers) > MOST_DOSSIERS:
        raise Refused(TOO_MANY)
    places = chosen_among(advised_by(by), numbers)
    if len(places) != len(set(numbers)):
        raise Refused(NOT_YOURS)
    files = [again(file) for file in files_of([one.pk]).get(one.pk, ())]
    number = _known_contact(one)
    written = []
    for place in places:
        words = Advice(
            title=one.title,
            text=one.text,
            topic=one.topic_name,
            deadline=one.deadline,
            deadline_kind=one.deadline_kind,
            pick=Pick(is_asked=True, number=number) if number and may_pick(place, by) else NOT_ASKED,
        )
        if _stands_in(place, one):
            continue
        try:
            with transaction.atomic():
                written.append(write_draft(place, words, files=files, copied_from_id=one.first_id, by=by))
        except IntegrityError:  # prepared there at the same instant
            continue
    return written


@transaction.atomic
def publish_elsewhere(one: Recommendation, seen: Mapping[int, int], *, by: Actor) -> list[Publication]:
    """Publish drafts of the same advice exactly as *by* saw them, one publication for each dossier: all or none.

    :param seen: the version that was before their eyes, by number of draft.
    :raises Refused: when one has changed, was published or deleted meanwhile, or its dossier is not theirs any more.
    """
    waiting = {each.one.pk: each for each in prepared_of(one, by)}
    if not seen or not seen.keys() <= waiting.keys():
        raise Refused(CHANGED)
    told = []
    for number in sorted(seen, key=lambda number: waiting[number].placement.pk):
        place = waiting[number].placement
        try:
            told.append(publish_drafts(place, {number: seen[number]}, by=by))
        except Refused as refusal:
            raise Refused(f"« {place.case.name} » : {refusal.sentence} Rien n’a été publié.") from None
    return told


def _stands_in(place: Placement, one: Recommendation) -> bool:
    if place.case_id == one.case_id or Recommendation.objects.filter(pk=one.first_id, case_id=place.case_id).exists():
        return True
    copies = Recommendation.objects.filter(case_id=place.case_id, copied_from_id=one.first_id)
    return bool(copies.filter(deleted_at=None, withdrawn_at=None).exists())


def _known_contact(one: Recommendation) -> int:
    number = one.card.contact_id if one.card_id and one.card else None
    return int(number) if number and Contact.objects.filter(pk=number).exists() else 0
