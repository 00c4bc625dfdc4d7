"""A project filed by an adviser, or by the team, for a collectivité."""

from typing import Any

import pytest

from recoco.domain.cases.models import CaseInvitation, InvitedRole, PlacementParticipation, Status
from recoco.domain.submission.models import Draft
from tests.worlds import World

REFERENT = {
    "referent_first_name": "Léa",
    "referent_last_name": "Petit",
    "referent_function": "Maire",
    "referent_organization": "Mairie de Lille",
    "referent_email": "Lea@exemple.fr",
    "referent_message": "Bonjour",
}


@pytest.mark.parametrize(("name", "status"), [("tess", Status.SUBMITTED), ("sami", Status.TO_PROCESS)])
def test_a_project_filed_for_somebody_is_held_by_its_author(
    name: str, status: Status, world: World, browser: Any
) -> None:
    author = browser(world.people[name])
    project = {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "behalf": "referent"}
    assert author.post("/deposer/", project)["Location"] == "/deposer/referent/"
    assert author.get("/deposer/verifier/")["Location"] == "/deposer/referent/"
    assert author.post("/deposer/referent/", {**REFERENT, "referent_email": "x"}).status_code == 422
    own = {"referent_email": world.people[name].user.email}
    assert author.post("/deposer/referent/", {**REFERENT, **own}).status_code == 422
    assert author.post("/deposer/referent/", REFERENT)["Location"] == "/deposer/verifier/"
    receipt = author.submit("/deposer/verifier/", "Envoyer la demande")["Location"]
    assert author.get(receipt).status_code == 200
    with world.on(world.urbanvitaliz):
        draft = Draft.objects.get(name="Halle")
        assert (draft.placement.status, draft.referent_email) == (status, "lea@exemple.fr")
        held = PlacementParticipation.objects.get(placement=draft.placement)
        assert held.person == world.people[name]
        invited = CaseInvitation.objects.get(placement=draft.placement)
        assert (invited.email, invited.role, invited.invited_name) == ("lea@exemple.fr", InvitedRole.OWNER, "Léa Petit")
    number = draft.placement.case_id
    assert browser(world.awa).get(f"/dossiers/{number}-halle/").status_code == (404 if name == "tess" else 200)


def test_only_advisers_and_the_team_file_for_others(world: World, browser: Any) -> None:
    assert browser(world.marie).page("/deposer/").find("input", {"name": "behalf"}) is None
    browser(world.marie).post(
        "/deposer/", {"name": "Halle", "summary": "S", "commune_text": "Lille", "behalf": "referent"}
    )
    with world.on(world.urbanvitaliz):
        assert Draft.objects.get(name="Halle").behalf == ""
    assert browser(world.marie).get("/deposer/referent/").status_code == 403
