"""Who gives and takes back the roles of a portal."""

import pytest

from recoco.domain.accounts.actions.roles import end_role, grant_role
from recoco.domain.accounts.models import PortalRole, RoleName
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.permissions import Role
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from tests.worlds import World


@pytest.fixture(autouse=True)
def _on_urbanvitaliz(world: World) -> object:
    token = scope._current.set(world.urbanvitaliz)
    yield
    scope._current.reset(token)


def test_the_team_makes_advisers_and_nothing_higher(world: World) -> None:
    sami = world.actor(world.sami)
    role = grant_role(world.zoe, RoleName.ADVISER, by=sami, departements=[world.nord, world.gironde])
    territory = world.actor(world.zoe).territory
    assert role.name == "adviser"
    assert territory.departements == {world.nord.pk, world.gironde.pk}
    for name in (RoleName.STAFF, RoleName.ADMIN):
        with pytest.raises(Forbidden):
            grant_role(world.zoe, name, by=sami)
        with pytest.raises(Forbidden):
            end_role(world.adele, name, by=sami)
    with pytest.raises(Forbidden):
        grant_role(world.zoe, RoleName.ADVISER, by=world.actor(world.awa), is_national=True)
    event = Event.objects.filter(type="portal_role.granted").order_by("-pk").first()
    assert event.sentence == "Sami Haddad a donné à Zoé Blanc le rôle «\u00a0Conseiller·ère\u00a0»"


def test_granting_again_changes_the_territory(world: World) -> None:
    by = world.actor(world.adele)
    first = grant_role(world.awa, RoleName.ADVISER, by=by, is_national=True)
    again = grant_role(world.awa, RoleName.ADVISER, by=by, departements=[world.gironde])
    assert first.pk == again.pk
    territory = world.actor(world.awa).territory
    assert (territory.is_national, territory.departements) == (False, {world.gironde.pk})


def test_a_territory_goes_with_advisers_only(world: World) -> None:
    by = world.actor(world.adele)
    with pytest.raises(Refused):
        grant_role(world.zoe, RoleName.ADVISER, by=by)
    with pytest.raises(Refused):
        grant_role(world.zoe, RoleName.STAFF, by=by, is_national=True)


def test_a_role_ended_is_kept_and_can_be_given_again(world: World) -> None:
    by = world.actor(world.adele)
    end_role(world.sami, RoleName.STAFF, by=by)
    assert Role.STAFF not in world.actor(world.sami).roles
    with pytest.raises(Refused):
        end_role(world.sami, RoleName.STAFF, by=by)
    grant_role(world.sami, RoleName.STAFF, by=by)
    assert PortalRole.objects.filter(person=world.sami, name="staff").count() == 2
    assert Role.STAFF in world.actor(world.sami).roles


def test_the_last_admin_stays(world: World) -> None:
    for by in (world.adele, world.olga):
        with pytest.raises(Refused, match="la seule personne"):
            end_role(world.adele, RoleName.ADMIN, by=world.actor(by))
    grant_role(world.sami, RoleName.ADMIN, by=world.actor(world.adele))
    end_role(world.adele, RoleName.ADMIN, by=world.actor(world.sami))
    with pytest.raises(Refused):
        end_role(world.sami, RoleName.ADMIN, by=world.actor(world.sami))
