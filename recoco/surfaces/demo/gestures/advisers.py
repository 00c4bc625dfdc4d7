"""Who advises on a portal: people ask, or are invited."""

from recoco.domain.accounts.actions.adviser_requests import accept_request, refuse_request, request_to_advise
from recoco.domain.accounts.actions.invitations import invite
from recoco.domain.accounts.models import AdviserRequest, RoleName
from recoco.surfaces.demo.cast import EVERYWHERE, departements, words_of
from recoco.surfaces.demo.scenes import Scene, told


@told("demande à conseiller")
def _ask(scene: Scene) -> None:
    one = scene.somebody
    request_to_advise(
        scene.cast.account_of(one),
        words=words_of(one),
        motivation=scene.text,
        network_address=one.email,
        departements=departements(one.territory),
        is_national=EVERYWHERE in one.territory,
    )


@told("accepte la demande de")
def _accept(scene: Scene) -> None:
    asking = scene.named(scene.about)
    is_national = EVERYWHERE in asking.territory
    territory = departements(asking.territory)
    accept_request(_asked(scene), departements=territory, is_national=is_national, by=scene.by)


@told("refuse la demande de")
def _refuse(scene: Scene) -> None:
    refuse_request(_asked(scene), reason=scene.text, by=scene.by)


@told("invite au portail")
def _invite(scene: Scene) -> None:
    """As an adviser of the territory that is told of them, or in the team when they have none."""
    one = scene.named(scene.about)
    role = RoleName.ADVISER if one.territory else RoleName.STAFF
    is_national = EVERYWHERE in one.territory
    territory = departements(one.territory)
    invite(one.email, role, message=scene.text, departements=territory, is_national=is_national, by=scene.by)


def _asked(scene: Scene) -> AdviserRequest:
    waiting = AdviserRequest.objects.pending().with_applicant()
    found: AdviserRequest = waiting.get(person__user__email=scene.named(scene.about).email)
    return found
