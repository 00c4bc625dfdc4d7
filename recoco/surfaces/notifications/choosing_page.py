"""The page of preferences, the same for whoever is signed in and for whoever holds an e-mail of theirs."""

from typing import Any

from django.http import QueryDict

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person
from recoco.surfaces.notifications.actions.choosing import choose_paces
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.forms import PacesForm
from recoco.surfaces.notifications.models import PaceChoice
from recoco.surfaces.notifications.presets import PRESETS, Preset, families_for


def paces_form(person: Person, typed: QueryDict | None = None) -> PacesForm:
    """Return the form of *person*, filled with what they have chosen."""
    families = families_for(actor_of(person))
    chosen = dict(PaceChoice.objects.filter(person=person).values_list("family", "pace"))
    return PacesForm(typed, families=families, initial=chosen)


def preset_named(key: str) -> Preset | None:
    """Return one of the four ways to be written to."""
    return next((one for one in PRESETS if one.key == key), None)


def preset_of(form: PacesForm) -> Preset | None:
    """Return the way that is in force, as far as the families of the form go."""
    chosen = {Family(name): form.initial.get(name) for name in form.fields}
    return next((one for one in PRESETS if all(one.paces[family] == pace for family, pace in chosen.items())), None)


def choose(person: Person, typed: QueryDict) -> PacesForm:
    """Keep what was chosen, one of the four ways or the pace of each family, if it is valid."""
    form = paces_form(person, typed)
    preset = preset_named(typed.get("preset", ""))
    if preset is not None:
        choose_paces(person, preset.paces)
    elif form.is_valid():
        choose_paces(person, form.paces())
    return form


def context_of(form: PacesForm) -> dict[str, Any]:
    """Return what the page shows of the choices."""
    return {"form": form, "presets": PRESETS, "preset": None if form.is_bound else preset_of(form)}
