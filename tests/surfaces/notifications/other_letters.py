"""One gesture for each e-mail that no gesture of the laws writes: codes, security, what is asked or told again."""

from collections.abc import Callable

from django.db import transaction

from recoco.domain.accounts.actions.mailboxes import sign_mailbox
from recoco.domain.accounts.mails import tell_of_security
from recoco.domain.cases.invitations.reminders import remind_invitations
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.accounts import inviting as on_portal
from tests.domain.accounts.mailboxes import shared
from tests.domain.cases import inviting as on_case
from tests.surfaces.notifications.post import at
from tests.worlds import World


def ask_for_a_code(world: World) -> None:
    Browser(world.urbanvitaliz).submit("/connexion/", "Recevoir un code", email="marie@exemple.fr")


def change_what_protects(world: World) -> None:
    with world.on(world.urbanvitaliz), transaction.atomic():
        tell_of_security(world.marie.user, "Une application de codes protège maintenant votre compte.")


def ask_to_advise_again(world: World) -> None:
    path = on_portal.path_of(world, on_portal.invited(world))
    with clock.moved_to(at(10, day=40)):
        Browser(world.urbanvitaliz).post(f"{path}nouveau-lien/")


def ask_to_join_again(world: World) -> None:
    path = on_case.path_of(world, on_case.invited(world))
    with clock.moved_to(at(10, day=40)):
        Browser(world.urbanvitaliz).post(f"{path}nouveau-lien/")


def let_a_week_go_by(world: World) -> None:
    on_case.invited(world)
    with clock.moved_to(at(10, day=8)):
        remind_invitations(StopSignal())


def sign_a_shared_address(world: World) -> None:
    shared(world)
    with world.on(world.urbanvitaliz), transaction.atomic():
        sign_mailbox(world.marie, {"first_name": "Léa", "last_name": "Martin"})


def write_to_the_team(world: World) -> None:
    said = {"name": "Marie", "email": "marie@mairie.fr", "message": "Notre friche"}
    Browser(world.urbanvitaliz).submit("/contact/", "Envoyer à l’équipe", **said)


OTHERS: dict[str, Callable[[World], None]] = {
    "accounts.code": ask_for_a_code,
    "accounts.security": change_what_protects,
    "accounts.mailbox_signed": sign_a_shared_address,
    "accounts.invitation_asked_again": ask_to_advise_again,
    "cases.invitation_asked_again": ask_to_join_again,
    "cases.invitation_reminder": let_a_week_go_by,
    "pages.contact": write_to_the_team,
}
