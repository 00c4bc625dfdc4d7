"""Writes in a dossier what comes from its double: people, messages as they were said, files as they were sent."""

from collections.abc import Mapping

from django.core.files.storage import default_storage

from recoco.domain.cases.collectivite import welcome_everywhere
from recoco.domain.cases.models import Case, CaseParticipation, Placement
from recoco.domain.conversation.models import Message, MessageFile
from recoco.domain.directory.models import Card
from recoco.domain.doubles.carrying import Load
from recoco.domain.filing.models import DESCRIPTION_LENGTH, CommonFile
from recoco.kernel.files.keys import key_of
from recoco.kernel.files.models import Reach, StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals import scope

AS_IT_WAS = (*("name", "content_type", "size", "sha256", "author_id", "author_name", "created_at", "position_due_at"),)
AS_SAID = (
    *("text", "html", "renderer", "folded", "author_id", "author_name", "author_function", "author_organization"),
    *("by_collectivite", "at"),
)
WORDS = ("user_id", "first_name", "last_name", "function", "organization")


def hold_contents(load: Load) -> None:
    """Keep on this portal the contents that another one keeps: a crash leaves an orphan, swept as any other."""
    here = scope.current_portal()
    for one in _stored(load):
        if one.portal_id != here.pk and not default_storage.exists(key_of(here.pk, one.sha256)):
            with default_storage.open(one.key) as content:
                default_storage.save(key_of(here.pk, one.sha256), content)


def carry(load: Load, kept: Placement, *, from_case: Case) -> None:
    """Write what passes, in the transaction of the gesture; no event, no notice: the gesture tells it all at once."""
    whence = f"Repris du dossier n° {from_case.pk}"
    for row, side in load.members:
        CaseParticipation(case=kept.case, side=side, **{name: getattr(row, name) for name in WORDS}).save()
    if load.members:
        welcome_everywhere(kept.case)
    copies = {one.pk: _copied(one, kept) for one in _stored(load)}
    _carry_messages(load, kept, copies, from_case)
    rows = []
    for one in load.files:
        came = f", via {one.via}" if one.via else ""
        came += f", {one.whence.words}" if one.whence else ""
        said = one.filed.description if one.filed else ""
        description = f"{whence}{came}. {said}".strip()[:DESCRIPTION_LENGTH]
        rows.append(
            CommonFile(
                case=kept.case,
                stored_id=copies[one.stored.pk].pk,
                author_id=one.stored.author_id,
                is_deposit=True,
                description=description,
                folded=fold(description),
                added_at=one.stored.created_at,
            )
        )
    CommonFile.objects.bulk_create(rows)


def _carry_messages(load: Load, kept: Placement, copies: Mapping[int, StoredFile], from_case: Case) -> None:
    cards = _cards(load, kept)
    said = {
        one.pk: Message(
            case=kept.case,
            portal_id=one.portal_id,
            card=cards.get(one.card_id or 0),
            token=f"doublon-{one.pk}",
            carried_from=from_case.pk,
            **{name: getattr(one, name) for name in AS_SAID},
        )
        for one in load.messages
    }
    for one in load.messages:
        if one.card_id and one.card_id not in cards:  # another portal's address book: its words are kept
            said[one.pk].say("\n\n".join(filter(None, [one.text, f"Contact : {one.card}"])))
    Message.objects.bulk_create(said.values())
    answers = {one.pk: answered for one in load.messages if (answered := said.get(one.reply_to_id or 0))}
    for number, answered in answers.items():
        said[number].reply_to = answered
    Message.objects.bulk_update([said[number] for number in answers], ["reply_to"])
    MessageFile.objects.bulk_create(
        MessageFile(case_id=kept.case_id, post=said[row.post_id], file=copies[row.file_id]) for row in load.joined
    )


def _cards(load: Load, kept: Placement) -> dict[int, Card]:
    """Return the cards of this portal that messages share, as the dossier that stays shows them."""
    found = {}
    known = {card.contact_id: card for card in Card.objects.filter(case_id=kept.case_id, portal_id=kept.portal_id)}
    for card in {one.card_id: one.card for one in load.messages if one.card is not None}.values():
        if card.portal_id != kept.portal_id:
            continue
        if card.contact_id not in known:
            names = ("contact_id", "name", "function", "organization", "email", "phone", "has_left", "reach")
            known[card.contact_id] = Card(
                portal=kept.portal, case_id=kept.case_id, **{name: getattr(card, name) for name in names}
            )
            known[card.contact_id].save()
        found[card.pk] = known[card.contact_id]
    return found


def _stored(load: Load) -> list[StoredFile]:
    return [*(row.file for row in load.joined), *(one.stored for one in load.files)]


def _copied(one: StoredFile, kept: Placement) -> StoredFile:
    facts = {name: getattr(one, name) for name in AS_IT_WAS}
    copy = StoredFile(portal=kept.portal, case_id=kept.case_id, reach=Reach.CASE, **facts)
    if one.has_preview or one.preview_due_at:  # this portal may hold none of its small pictures
        copy.preview_due_at = clock.now()
    copy.save(force_insert=True)
    return copy
