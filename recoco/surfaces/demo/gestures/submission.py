"""A project is brought, decided upon, brought again."""

from typing import Any

from recoco.domain.cases.models import PlacementRole
from recoco.domain.submission.actions.attaching import attach_files
from recoco.domain.submission.actions.behalf import name_referent, send_for_somebody
from recoco.domain.submission.actions.drafting import answer, attach_to_author, begin_draft, describe, keep_address
from recoco.domain.submission.actions.moderation import (
    accept_placement,
    reconsider_placement,
    redirect_placement,
    refuse_placement,
)
from recoco.domain.submission.actions.recalling import send_link
from recoco.domain.submission.actions.resubmission import resubmit
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.models import Behalf, Draft
from recoco.domain.surveys.actions.answering import Given
from recoco.domain.surveys.reading import questions_at_submission
from recoco.kernel.access.actor import Actor
from recoco.kernel.territories.codes import commune_by_insee
from recoco.surfaces.demo.gestures.filing import deposited
from recoco.surfaces.demo.scenes import CHANNEL, Scene, told


@told("esquisse")
def _sketch(scene: Scene) -> None:
    """Begin without an account, and leave an address that is not confirmed."""
    visitor = Actor(portal=scene.cast.portals[scene.somebody.portal], channel=CHANNEL)
    keep_address(_written(scene, by=visitor), scene.somebody.email, by=visitor)


@told("commence")
def _begin(scene: Scene) -> None:
    draft = _written(scene, by=scene.by)
    attach_to_author(draft, by=scene.by)
    scene.kept.case_id = draft.placement.case_id  # type: ignore[union-attr]


@told("dépose")
def _submit(scene: Scene) -> None:
    if not scene.kept.draft_id:
        _begin(scene)
    send_submission(Draft.objects.get(pk=scene.kept.draft_id), by=scene.by)


@told("dépose pour")
def _submit_for(scene: Scene) -> None:
    """For a collectivité: « dépose pour marie », who is invited, or « dépose pour personne »."""
    is_known = scene.about != "personne"
    draft = _written(scene, by=scene.by, behalf=Behalf.REFERENT if is_known else Behalf.UNKNOWN)
    if is_known:
        referent = scene.named(scene.about)
        name_referent(
            draft,
            referent_first_name=referent.first_name,
            referent_last_name=referent.last_name,
            referent_function=referent.function,
            referent_organization=referent.organization,
            referent_email=referent.email,
            referent_message=scene.text,
            by=scene.by,
        )
    scene.kept.case_id = send_for_somebody(draft, by=scene.by).case_id


@told("relance la demande")
def _recall(scene: Scene) -> None:
    send_link(Draft.objects.get(pk=scene.kept.draft_id), by=scene.by)


@told("accepte")
def _accept(scene: Scene) -> None:
    accept_placement(scene.placement, by=scene.by)


@told("accepte et rejoint")
def _accept_and_join(scene: Scene) -> None:
    accept_placement(scene.placement, by=scene.by, joining=PlacementRole.ADVISER)


@told("refuse")
def _refuse(scene: Scene) -> None:
    refuse_placement(scene.placement, reason=scene.text, by=scene.by)


@told("dépose à nouveau")
def _resubmit(scene: Scene) -> None:
    case = scene.placement.case
    name = scene.word("name", case.name)
    resubmit(scene.placement, name=name, summary=scene.word("summary"), version=case.version, by=scene.by)


@told("réexamine")
def _reconsider(scene: Scene) -> None:
    reconsider_placement(scene.placement, reason=scene.text, by=scene.by)


@told("réoriente vers")
def _redirect(scene: Scene) -> None:
    redirect_placement(scene.placement, to=scene.cast.portals[scene.about], message=scene.text, by=scene.by)


def _written(scene: Scene, *, by: Actor, behalf: str = "") -> Draft:
    """Write everything that the dossier says of itself."""
    told = scene.dossier
    assert told is not None  # noqa: S101 (only dossiers tell these gestures)
    commune = commune_by_insee(told.insee)
    draft = begin_draft(network_address=f"{told.portal}/{told.key}", by=by)
    describe(
        draft,
        name=told.name,
        summary=told.summary,
        commune_text=commune.placed_name if commune else "",
        commune=commune,
        address=told.address,
        behalf=behalf,
        by=by,
    )
    if told.file:
        attach_files(draft, [deposited(told.file)], by=by)
    if told.answers:
        questions = {one.key: one for one in questions_at_submission()}
        answer(draft, {questions[key]: _given(value) for key, value in told.answers.items()}, by=by)
    scene.kept.draft_id = draft.pk
    return draft


def _given(told: Any) -> Given:
    return Given(told["value"], told.get("comment", "")) if isinstance(told, dict) else Given(told)
