"""The edges of the table of states, through the pages: what is not sent yet, and what is proposed to another portal."""

from collections.abc import Callable

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import RoleName
from recoco.domain.cases.models import Placement
from recoco.domain.submission.actions.drafting import attach_to_author
from recoco.domain.submission.models import Draft
from tests.client import Browser
from tests.domain.submission.writing import drafted
from tests.laws.states import COLUMNS, cell
from tests.worlds import World, make_person

Open = Callable[..., Browser]


def test_what_is_incomplete_is_its_author_s_alone(world: World, browser: Open) -> None:
    assert cell("incomplete", "collectivité side") == "its author only: continue"
    with world.on(world.urbanvitaliz):
        draft = drafted(world, world.marie, name="Halle secrète", summary="Un résumé secret")
        attach_to_author(draft, by=world.actor(world.marie))
        slug = Placement.objects.with_case().get(pk=draft.placement_id).case.slug
    marie = browser(world.marie)
    assert "Halle secrète" in str(marie.page("/deposer/")), "she goes on where she was"
    assert marie.get(f"/dossiers/{slug}/").status_code == 200
    for name in ("paul", "awa", "otto", "tess", "sami", "adele"):
        reader = browser(world.people[name])
        for path in ("", "activite/", "recommandations/", "equipe/", "parametres/informations/"):
            assert reader.get(f"/dossiers/{slug}/{path}").status_code == 404, (name, path)
        assert "Halle secrète" not in str(reader.page("/dossiers/")), name
    assert marie.get(f"/dossiers/{slug}/recommandations/nouvelle/").status_code == 403


def test_of_what_is_incomplete_the_team_sees_an_address_and_sends_the_way_back_once(
    world: World, browser: Open
) -> None:
    assert cell("incomplete", "staff") == "sees e-mail and age, may send the resume link once"
    with world.on(world.urbanvitaliz):
        draft = drafted(world, world.zoe, name="Halle secrète", summary="Un résumé secret")
        attach_to_author(draft, by=world.actor(world.zoe))
    sami, url = browser(world.sami), f"/moderation/incompletes/{draft.pk}/lien/"
    shown = str(sami.page("/moderation/incompletes/"))
    assert "zoe@exemple.fr" in shown
    assert "secr" not in shown.replace("secrétaire", "")
    assert sami.post(url).status_code == 302
    assert sami.post(url).status_code == 409
    with world.on(world.urbanvitaliz):
        assert Draft.objects.get(pk=draft.pk).link_sent_at is not None


def test_proposed_here_the_team_alone_reads_it_and_refused_keeps_the_refusal(world: World, browser: Open) -> None:
    row = {column: cell("proposed here", column) for column in COLUMNS}
    assert row["collectivité side"] == "unaffected"
    assert row["case advisers, observers"] == row["territory advisers"] == "–"
    slug, number = world.case(world.alone).slug, world.alone.case_id
    said = {"portal": world.sosponts.pk, "message": "Un pont à regarder"}
    assert browser(world.sami).post(f"/dossiers/{slug}/portails/proposer/", said).status_code == 302
    with world.on(world.sosponts):
        from_there = make_person("Léna", "Kowalczyk", "Cerema", "Géotechnicienne")
        grant_role(from_there, RoleName.ADVISER, is_national=True, by=world.actor(world.nora))
    nora, lena, url = browser(world.nora), browser(from_there), f"/dossiers/{slug}/"
    assert (nora.get(url).status_code, lena.get(url).status_code) == (200, 404)
    assert nora.get(f"{url}parametres/informations/").status_code == 409, "read, not written, before it is accepted"
    refusal = {"reason": "autre", "details": "Ce n’est pas un pont"}
    assert nora.post(f"/moderation/{number}/refuser/", refusal).status_code == 302
    nora.page("/moderation/")  # says what has just been done
    for path in (url, f"{url}activite/", f"{url}recommandations/", f"/moderation/{number}/revoir/"):
        assert (nora.get(path).status_code, lena.get(path).status_code) in {(404, 404), (404, 403)}, path
    kept = nora.page("/moderation/?etat=refuses").get_text(" ", strip=True)
    assert "Ce n’est pas un pont" in kept
    assert "Friche Lebel" not in kept
    for name in ("marie", "paul", "awa", "otto", "tess", "sami"):
        assert browser(world.people[name]).get(url).status_code == 200, "unaffected at home"
    assert browser(world.marie).get(f"{url}parametres/informations/").status_code == 200
