"""Who is invited on the first dossier of the demonstration, who answers, and who has not yet."""

from collections.abc import Callable
from datetime import datetime, timedelta

from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person, User
from recoco.domain.cases.actions.answering import accept_invitation
from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.models import CaseInvitation, InvitedRole, Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal

NOTHING_NEW = {"first_name": "", "last_name": ""}
KARINE = {
    "first_name": "Karine",
    "last_name": "Lefort",
    "organization": "Parc naturel régional de l’Avesnois",
    "function": "Chargée de mission patrimoine",
    "phone": "03 27 00 00 09",
}
TO_PAUL = "Paul, je t’invite pour que tu suives la filature avec moi."
TO_KARINE = "Karine, ton regard sur les halles nous aiderait : que faut-il garder ?"
TO_LUCIE = "Votre carreau de fosse ressemble à notre filature : regardez où nous en sommes."


def play_people(portal: Portal, people: dict[str, Person], filature: Placement, today: datetime) -> None:
    """Have Marie invite her secretary, who joins, and a neighbour, who has not answered; Awa invites an adviser."""

    def on[T](day: int, gesture: Callable[[], T]) -> T:
        with clock.moved_to(today + timedelta(days=day)), scope.entering(portal):
            return gesture()

    def invite(key: str, email: str, role: InvitedRole, message: str) -> CaseInvitation:
        by: Actor = actor_of(people[key], channel="demo")
        return invite_to_case(_seen(filature), email, role=role, by=by, message=message)

    def accept(invitation: CaseInvitation, user: User, words: dict[str, str]) -> None:
        accept_invitation(CaseInvitation.objects.with_case().get(pk=invitation.pk), user, words=words)

    paul, lucie = people["paul"].user, people["lucie"].user
    to_paul = on(-16, lambda: invite("marie", paul.email, InvitedRole.MEMBER, TO_PAUL))
    on(-15, lambda: accept(to_paul, paul, NOTHING_NEW))
    to_karine = on(-12, lambda: invite("awa", "karine.lefort@parc.exemple.fr", InvitedRole.ADVISER, TO_KARINE))
    on(-11, lambda: accept(to_karine, find_or_create_user(to_karine.email, is_proven=True), KARINE))
    on(-3, lambda: invite("marie", lucie.email, InvitedRole.MEMBER, TO_LUCIE))


def _seen(placement: Placement) -> Placement:
    found: Placement = Placement.objects.with_case().get(pk=placement.pk)
    return found
