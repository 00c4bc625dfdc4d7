"""What becomes of a post: edited or deleted by its author, hidden by the team. Its former words are kept."""

from django.db import transaction
from django.db.models import F

from recoco.domain.cases.openness import ensure_spoken_in
from recoco.domain.conversation.actions.telling import (
    tell_deleted,
    tell_edited,
    tell_hidden,
    tell_mentioned,
    tell_shown_again,
)
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.participants import cited, participants
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

CHANGED = "Ce message vient de changer dans un autre onglet. Votre texte est toujours ici : comparez, puis enregistrez."
GONE = "Ce message n’est plus affiché : il ne se modifie plus."


@transaction.atomic
def edit_post(thread: Thread, one: Post, text: str, *, version: int, by: Actor) -> None:
    """Change the words of a post; those of before are kept for the advisers.

    :param version: the one that *by* had before their eyes.
    :raises Refused: when it was changed meanwhile, or is no longer shown.
    """
    by.must(Permission.POST_EDIT, one)
    ensure_spoken_in(one.placement, by)
    text = text.strip()
    if one.is_gone:
        raise Refused(GONE)
    if not text and one.card_id is None and not thread.file.objects.filter(post=one).exists():
        raise Refused("Un message sans un mot ne se garde pas : supprimez-le plutôt.")
    before = one.text
    if text == before:
        return
    people = cited(text, participants(thread, one.placement))
    new = [person for person in people if person.user_id not in {*one.mentioned, by.user_id}]
    one.say(text)
    facts = {"text": one.text, "html": one.html, "renderer": one.renderer, "folded": one.folded}
    facts |= {"edited_at": clock.now(), "mentioned": [person.user_id for person in people]}
    here = thread.post.objects.filter(pk=one.pk, version=version, deleted_at=None, hidden_at=None, called_back_at=None)
    if not here.update(version=F("version") + 1, **facts):
        raise Refused(CHANGED)
    thread.version(case_id=one.case_id, post=one, text=before).save()
    tell_edited(thread, one, by=by)
    tell_mentioned(thread, one, new, by=by)


@transaction.atomic
def delete_post(thread: Thread, one: Post, *, by: Actor) -> None:
    """Take one's own words out of sight, with their files; « message supprimé par son auteur » stands there.

    :raises Refused: when it is no longer shown.
    """
    by.must(Permission.POST_DELETE, one)
    ensure_spoken_in(one.placement, by)
    here = thread.post.objects.filter(pk=one.pk, deleted_at=None, called_back_at=None)
    if not here.update(deleted_at=clock.now(), version=F("version") + 1):
        raise Refused(GONE)
    tell_deleted(thread, one, by=by)


@transaction.atomic
def hide_post(thread: Thread, one: Post, *, reason: str, by: Actor) -> None:
    """Take somebody's words out of sight, for a reason that the team keeps.

    :raises Refused: when it is no longer shown.
    """
    by.must(Permission.POST_HIDE, one)
    here = thread.post.objects.filter(pk=one.pk, hidden_at=None, deleted_at=None, called_back_at=None)
    if not here.update(hidden_at=clock.now(), hidden_by_name=by.name, hidden_reason=reason, version=F("version") + 1):
        raise Refused(GONE)
    tell_hidden(thread, one, by=by)


@transaction.atomic
def show_again(thread: Thread, one: Post, *, by: Actor) -> None:
    """Give back the words that the team had hidden.

    :raises Refused: when they are not hidden.
    """
    by.must(Permission.POST_HIDE, one)
    here = thread.post.objects.filter(pk=one.pk, hidden_at__isnull=False)
    if not here.update(hidden_at=None, hidden_by_name="", hidden_reason="", version=F("version") + 1):
        raise Refused("Ce message n’est pas masqué.")
    tell_shown_again(thread, one, by=by)
