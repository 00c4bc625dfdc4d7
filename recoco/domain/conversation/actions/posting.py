"""Somebody says something in a thread, once, and may take it back while nobody else has read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import ensure_spoken_in, speaks_for_collectivite
from recoco.domain.conversation.actions.drafting import forget_draft, write_draft
from recoco.domain.conversation.actions.telling import tell_called_back, tell_posted
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.participants import Participant, cited, participants
from recoco.domain.conversation.querysets import CALL_BACK_DELAY
from recoco.domain.conversation.threads import Thread
from recoco.domain.directory.actions.sharing import card_for
from recoco.domain.directory.words import NOT_ASKED, Pick
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.types import Reach
from recoco.kernel.files.storing import Deposit, store
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

TOO_LATE = "Il est trop tard pour annuler cet envoi : il a été lu. Vous pouvez encore le modifier ou le supprimer."


@dataclass(frozen=True)
class Said:
    """What a composer sends.

    :param token: of the form: the same one sent twice is said once.
    :param reply_to: the number of the post that it answers, 0 for none.
    :param pick: the contact that it shares.
    """

    text: str
    token: str
    reply_to: int = 0
    pick: Pick = NOT_ASKED


@transaction.atomic
def post(thread: Thread, placement: Placement, said: Said, *, by: Actor, files: Sequence[Deposit] = ()) -> Post:
    """Say something in *thread*; what was already sent by the same form is returned as it is.

    :raises Refused: when there is nothing to say, or nobody hears the case any more.
    """
    by.must(thread.write, placement)
    ensure_spoken_in(placement, by)
    text = said.text.strip()
    if not text and not files and not said.pick.is_someone:
        raise Refused(f"Écrivez votre {thread.word}, ou joignez un fichier.")
    mine = thread.post.objects.filter(case_id=placement.case_id, author_id=by.user_id, token=said.token)
    known: Post | None = mine.first()
    if known is not None:
        return known
    people = cited(text, participants(thread, placement))
    reach = Reach.PORTAL if thread.is_private else Reach.CASE
    card = card_for(placement, said.pick, by=by, reach=reach)
    new = _written(thread, placement, said, text, people, by)
    new.card = card
    try:
        with transaction.atomic():
            new.save()
    except IntegrityError:  # the same form, at the same instant
        twice: Post = mine.get()
        return twice
    new.placement = placement
    kept = [store(one, by=by, case_id=placement.case_id, reach=thread.reach) for one in files]
    thread.file.objects.bulk_create(thread.file(case_id=new.case_id, post=new, file=one) for one in kept)
    forget_draft(thread, placement, by=by)
    tell_posted(thread, new, people, files=len(kept), by=by)
    return new


@transaction.atomic
def call_back(thread: Thread, one: Post, *, by: Actor) -> None:
    """Take a sending back: nobody ever reads it, and its words are a draft again.

    :raises Refused: when ten seconds have passed, or it was taken back already.
    """
    by.must(Permission.POST_DELETE, one)
    ensure_spoken_in(one.placement, by)
    since = clock.now() - CALL_BACK_DELAY
    here = thread.post.objects.filter(pk=one.pk, called_back_at=None, deleted_at=None, at__gt=since)
    if not here.update(called_back_at=clock.now()):
        raise Refused(TOO_LATE)
    write_draft(thread, one.placement, one.text, reply_to=one.reply_to_id, by=by)
    tell_called_back(thread, one, by=by)


def _written(thread: Thread, placement: Placement, said: Said, text: str, people: list[Participant], by: Actor) -> Post:
    # What was answered may have been taken back, or be of another dossier: then nothing is quoted.
    answered = thread.post.objects.of(placement.case_id).shown_to(by).filter(pk=said.reply_to).first()
    new: Post = thread.post(
        case=placement.case,
        portal=placement.portal,
        reply_to=answered,
        mentioned=[one.user_id for one in people],
        token=said.token,
        author_id=by.user_id or 0,
        author_name=by.name,
        author_function=getattr(by.person, "function", ""),
        author_organization=getattr(by.person, "organization", ""),
        by_collectivite=speaks_for_collectivite(placement, by),
        **({"person": by.person} if thread.is_private else {}),
    )
    new.say(text)
    return new
