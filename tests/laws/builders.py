"""For each address about something: how to make that thing on UrbanVitaliz, and who rightfully opens it."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import RequestFactory

from recoco.domain.accounts.actions.invitations import invite
from recoco.domain.accounts.actions.passes import make_pass
from recoco.domain.accounts.invitation_links import token_of
from recoco.domain.accounts.models import AdviserRequest
from recoco.domain.cases.models import Placement
from recoco.kernel.mail.models import OutgoingEmail
from tests.domain.accounts.applying import asked_by
from tests.laws.advice_builders import ADVICE
from tests.laws.continuity_builders import CONTINUITY
from tests.laws.conversation_builders import THREADS
from tests.laws.directory_builders import DIRECTORY
from tests.laws.filing_builders import FILES
from tests.laws.life_builders import LIFE
from tests.laws.notice_builders import NOTICES
from tests.laws.papers_builders import PAPERS
from tests.laws.people_builders import PEOPLE
from tests.laws.settings_builders import KINDS, SETTINGS
from tests.laws.sharing_builders import SHARING
from tests.laws.submission_builders import SUBMISSION
from tests.laws.visits import Visit
from tests.worlds import World, submitted_case


def waiting(world: World) -> Placement:
    """Submit one more case of Marie's."""
    with world.on(world.urbanvitaliz):
        return submitted_case("Halle aux grains", world.lille, world.marie)


def of_case(world: World) -> Visit:
    """A case that Awa advises."""
    return Visit(world.awa, {"slug": world.case(world.alone).slug})


def of_receipt(world: World) -> Visit:
    """The receipt of what Marie has submitted."""
    return Visit(world.marie, {"number": world.alone.case_id})


def of_submission(world: World) -> Visit:
    """A case that waits for the team's decision."""
    return Visit(world.sami, {"number": waiting(world).case_id}, {"reason": "Hors sujet"})


def of_invitation(world: World) -> Visit:
    """An invitation that Adèle has sent."""
    with world.on(world.urbanvitaliz):
        sent = invite("lea@exemple.fr", "staff", by=world.actor(world.adele))
        return Visit(world.adele, {"pk": sent.pk})


def of_invitation_link(world: World) -> Visit:
    """The link that Zoé has received."""
    with world.on(world.urbanvitaliz):
        sent = invite(world.zoe.user.email, "staff", by=world.actor(world.adele))
        return Visit(None, {"token": token_of(sent)})


def of_invitation_answer(world: World) -> Visit:
    """The link that Zoé has received, where only she may answer."""
    return Visit(world.zoe, of_invitation_link(world).parts, stranger=409)


def of_factor(world: World) -> Visit:
    """The application that Zoé has registered."""
    factor = Authenticator.objects.create(user=world.zoe.user, type="totp", data={"secret": "x"})
    return Visit(world.zoe, {"pk": factor.pk})


def of_portal(world: World) -> Visit:
    """The way from UrbanVitaliz to itself, for Marie: nobody else's portals are hers."""
    return Visit(world.marie, {"portal_id": world.urbanvitaliz.pk})


def of_pass(world: World) -> Visit:
    """A pass of Marie's, about to be used."""
    request: Any = RequestFactory().get("/")
    request.session = {}
    return Visit(None, {"token": make_pass(request, world.marie).rstrip("/").rpartition("/")[2]})


def of_email(world: World) -> Visit:
    """An e-mail that UrbanVitaliz has sent."""
    with world.on(world.urbanvitaliz):
        number = OutgoingEmail.objects.order_by("pk").values_list("pk", flat=True)[0]
    return Visit(None, {"number": number}, demo=True)


def of_adviser_request(world: World) -> Visit:
    """The request of Zoé, that Sami decides on."""
    with world.on(world.urbanvitaliz):
        asked = AdviserRequest.objects.pending().first() or asked_by(world, world.zoe)
        return Visit(world.sami, {"pk": asked.pk})


def of_team(world: World) -> Visit:
    """Somebody of the team, whom Adèle helps."""
    return Visit(world.adele, {"pk": world.sami.pk})


BUILDERS: dict[str, Callable[[World], Visit]] = {
    "cases:show": of_case,
    "cases:activity": of_case,
    "cases:edit_information": of_case,
    "cases:edit_location": of_case,
    **LIFE,
    **PEOPLE,
    **ADVICE,
    **THREADS,
    **FILES,
    **PAPERS,
    **SHARING,
    **DIRECTORY,
    **CONTINUITY,
    **NOTICES,
    "submission:receipt": of_receipt,
    "submission:accept": of_submission,
    "submission:refuse": of_submission,
    **SUBMISSION,
    **SETTINGS,
    "accounts:invitation_sending": of_invitation,
    "accounts:invitation_revocation": of_invitation,
    "accounts:invitation": of_invitation_link,
    "accounts:invitation_code": of_invitation_link,
    "accounts:invitation_new_link": of_invitation_link,
    "accounts:invitation_refusal": of_invitation_answer,
    "accounts:adviser_request_acceptance": of_adviser_request,
    "accounts:adviser_request_refusal": of_adviser_request,
    "accounts:factor_removal": of_factor,
    "accounts:factor_reset": of_team,
    "accounts:portal_departure": of_portal,
    "accounts:passage": of_pass,
    "mail:email": of_email,
    "mail:content": of_email,
    "mail:text": of_email,
}

# Addresses whose changing part names nothing that a portal could hold, and why.
ABOUT_NOTHING = {"ui:accent": "a colour, the same for everybody", **KINDS}

# Answers of links that carry a secret: absent, or worn out, without saying which.
CLOSED = {"accounts:passage": 410}
