"""Two dossiers are one: staff reads what will pass, and exactly that passes, once, told once to each."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from recoco.domain.cases.actions.archiving import restore_placement
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.models import Message, MessageFile
from recoco.domain.conversation.threads import CONVERSATION
from recoco.domain.doubles.actions import merging
from recoco.domain.doubles.actions.merging import merge
from recoco.domain.doubles.carrying import Choice, load_of
from recoco.domain.doubles.models import Merger
from recoco.domain.filing.listing import current_in
from recoco.domain.filing.spaces import COMMON
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.advice.making import afresh
from tests.domain.doubles.making import doubled
from tests.domain.filing.making import fetched
from tests.queries import assert_queries
from tests.surfaces.notifications.post import work
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]
QUERIES = 20


def people(placement: Placement) -> dict[str, str]:
    rows = CaseParticipation.objects.filter(case_id=placement.case_id)
    return {row.first_name: row.side for row in rows}


def put_together(world: World, double: Placement, choice: Choice = Choice(), **options: str) -> str:  # noqa: B008
    """Merge *double* into the Friche Lebel as Sami, who has just read what passes."""
    sami = world.actor(world.sami)
    kept = afresh(world.alone)
    return " ".join(
        merge(double, kept, choice, seen=load_of(double, kept, sami).seen, by=sami, **options).words.split()
    )


@pytest.mark.usefixtures("on_a")
def test_what_was_shown_passes_and_nothing_leaves_the_double(world: World) -> None:
    double, sami = doubled(world), world.actor(world.sami)
    assert put_together(world, double, reason="Déposé deux fois.") == "1 membre, 3 fichiers, 2 messages"
    assert people(world.alone) == {"Marie": "owner", "Paul": "member", "Zoé": "member"}
    said = list(Message.objects.of(world.alone.case_id).select_related("reply_to"))
    assert [(one.text, one.author_name, one.carried_from) for one in said] == [
        ("Qui paie ?", "Zoé Blanc", double.case_id),
        ("La région, sans doute.", "Tess Morel", double.case_id),
    ]
    assert said[1].reply_to == said[0]
    assert said[0].at == Message.objects.of(double.case_id).earliest("pk").at
    assert MessageFile.objects.get(post=said[0]).file.name == "photo.pdf"
    names = {one.name: one for one in current_in(COMMON, afresh(world.alone), sami)}
    assert set(names) == {"photo.pdf", "plan.pdf", "releve.txt"}
    assert names["plan.pdf"].author_name == "Zoé Blanc"
    restore_placement(afresh(double), by=sami)
    assert people(double) == {"Zoé": "owner", "Paul": "member", "Otto": "member"}
    assert Message.objects.of(double.case_id).count() == 3
    assert current_in(COMMON, afresh(double), sami).count() == 3
    assert people(world.alone)["Zoé"] == "member", "what was carried stays"


@pytest.mark.usefixtures("on_a")
def test_pictures_are_drawn_again_and_positions_still_looked_for(world: World) -> None:
    double = doubled(world)
    StoredFile.objects.filter(name="plan.pdf").update(has_preview=True)
    StoredFile.objects.filter(name="releve.txt").update(position_due_at=clock.now())
    put_together(world, double)
    rows = {one.name: one for one in current_in(COMMON, afresh(world.alone), world.actor(world.sami))}
    assert [name for name, one in rows.items() if one.preview_due_at] == ["plan.pdf"]
    assert [name for name, one in rows.items() if one.position_due_at] == ["releve.txt"]


@pytest.mark.usefixtures("on_a")
def test_only_what_was_chosen_passes_and_an_orphan_finds_its_owner(world: World) -> None:
    double = doubled(world)
    assert put_together(world, double, Choice(members=False, files=True, messages=False)) == "2 fichiers"
    assert people(world.alone) == {"Marie": "owner", "Paul": "member"}
    assert not Message.objects.of(world.alone.case_id).exists()
    other = submitted_case("Friche Lebel ter", world.lille, world.zoe)
    CaseParticipation.objects.filter(case_id=world.alone.case_id, side=Side.OWNER).update(side=Side.MEMBER)
    put_together(world, other)
    assert people(world.alone)["Zoé"] == "owner"


@pytest.mark.usefixtures("on_a")
def test_history_on_both_and_each_is_told_once(world: World) -> None:
    double = doubled(world)
    work(clock.now())
    put_together(world, double, reason="Déposé deux fois.")
    (event,) = Event.objects.filter(type="case.merged")
    assert event.case_id == world.alone.case_id
    assert event.sentence == (
        f"Sami Haddad a réuni à ce dossier son doublon n° {double.case_id}, «\u00a0Friche Lebel bis\u00a0»\u00a0: "
        "1\u00a0membre, 3\u00a0fichiers, 2\u00a0messages"
    )
    (archived,) = Event.objects.filter(type="placement.archived", case_id=double.case_id)
    assert archived.words["reason"] == (
        f"Doublon du n° {world.alone.case_id}. Déposé deux fois. Ses membres retrouvent leur projet dans le dossier "
        f"n° {world.alone.case_id}."
    )
    assert not Event.objects.filter(type__in=["message.posted", "file.added"], case_id=world.alone.case_id).exists()
    assert Event.objects.filter(type="member.joined", case_id=world.alone.case_id).count() == 0
    merger = Merger.objects.get()
    assert (merger.double_id, merger.kept_id, merger.by_name) == (double.pk, world.alone.pk, "Sami Haddad")
    told = [(email.to.partition("@")[0], email.subject) for email in work(clock.now())]
    assert [who for who, _ in told] == ["zoe"], "at once, and once"


@pytest.mark.usefixtures("on_a")
def test_what_changed_since_it_was_read_is_read_again(world: World) -> None:
    double, sami = doubled(world), world.actor(world.sami)
    kept = afresh(world.alone)
    seen = load_of(double, kept, sami).seen
    post(CONVERSATION, afresh(double), Said("Encore une question", "d"), by=world.actor(world.zoe))
    for later, told in ((0, "vient d’écrire"), (20, "Relisez ce qui sera repris")):
        with clock.moved_to(clock.now() + timedelta(seconds=later)), pytest.raises(Refused, match=told):
            merge(afresh(double), kept, Choice(), seen=seen, by=world.actor(world.sami))
    assert not Merger.objects.exists()
    assert not afresh(double).is_archived


@pytest.mark.usefixtures("on_a")
def test_all_or_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    double = doubled(world)

    def fall(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(merging, "record", fall)
    with pytest.raises(RuntimeError):
        put_together(world, double)
    assert "Zoé" not in people(world.alone)
    assert not Message.objects.of(world.alone.case_id).exists()
    assert not afresh(double).is_archived


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize("name", ["marie", "awa", "tess", "olga", "zoe"])
def test_the_team_alone_does(name: str, world: World) -> None:
    double = doubled(world)
    with pytest.raises(Forbidden):
        merge(double, afresh(world.alone), Choice(), seen="", by=world.actor(world.people[name]))


def test_staff_reads_it_all_then_does_it(world: World, browser: Open) -> None:
    double = doubled(world)
    sami, page = browser(world.sami), f"/dossiers/{world.case(double).slug}/doublon/"
    assert f"?garde={world.alone.case_id}" in str(sami.page(page))
    for number in ("", "999", double.case_id):
        assert sami.get(f"{page}?garde={number}").status_code == 422
    preview = f"{page}?garde={world.alone.case_id}"
    shown = " ".join(sami.page(preview).get_text(" ").split())
    for words in (
        "Zoé Blanc : en devient membre",
        "Paul Petit : est déjà du dossier qui reste",
        "Otto Klein : suit déjà le dossier qui reste",
        "Tess Morel : conseiller·ère du doublon",
        "La région, sans doute.",
        "photo.pdf",
        "plan.pdf",
    ):
        assert " ".join(words.split()) in shown, words
    assert "Oubliez" not in shown
    with assert_queries(QUERIES):
        sami.page(preview)
    assert browser(world.awa).get(page).status_code in {403, 404}
    assert sami.post(preview, {"seen": "autre", "carry_members": "on"}).status_code == 409
    done = sami.submit(preview, "Réunir et archiver le doublon")
    assert done["Location"] == f"/dossiers/{world.case(world.alone).slug}/"
    assert sami.get(f"{page}?garde={world.shared.case_id}").status_code == 409, "it is archived"
    zoe = browser(world.zoe)
    feed = zoe.page(f"/dossiers/{world.case(world.alone).slug}/conversation/")
    assert f"repris du dossier n° {double.case_id}" in feed.get_text(" ")
    link = feed.find("a", string="photo.pdf")
    assert link is not None
    assert fetched(zoe, str(link["href"]))[0].status_code == 200
