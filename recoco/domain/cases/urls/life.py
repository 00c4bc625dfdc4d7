"""Addresses of the life of a dossier: `/dossiers/1234-friche-lebel/pause/`."""

from django.urls import path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.cases.views import diagnostics, parameters, pauses, portals, statuses, words
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

patterns = [
    re_path(rf"^dossiers/{SLUG}/statut/$", statuses.move, name="move"),
    re_path(rf"^dossiers/{SLUG}/reouverture/$", statuses.reopen, name="reopen"),
    re_path(rf"^dossiers/{SLUG}/archivage/$", statuses.archive, name="archive"),
    re_path(rf"^dossiers/{SLUG}/restauration/$", statuses.restore, name="restore"),
    re_path(rf"^dossiers/{SLUG}/pause/$", pauses.pause, name="pause"),
    re_path(rf"^dossiers/{SLUG}/reprise/$", pauses.resume, name="resume"),
    re_path(rf"^dossiers/{SLUG}/maintien/$", pauses.keep, name="keep"),
    re_path(rf"^dossiers/{SLUG}/parametres/$", parameters.settings, name="settings"),
    re_path(rf"^dossiers/{SLUG}/parametres/equipe-du-portail/$", parameters.switches, name="switches"),
    re_path(rf"^dossiers/{SLUG}/portails/$", portals.portals, name="portals"),
    re_path(rf"^dossiers/{SLUG}/portails/proposer/$", portals.propose, name="propose"),
    re_path(rf"^dossiers/{SLUG}/portails/retrait/$", portals.withdraw, name="withdraw"),
    re_path(
        rf"^dossiers/{SLUG}/portails/(?P<key>[-a-zA-Z0-9_]{{1,50}})/opposition/$", portals.objection, name="objection"
    ),
    re_path(rf"^dossiers/{SLUG}/appel-de-diagnostic/$", diagnostics.diagnostic, name="diagnostic"),
    re_path(rf"^dossiers/{SLUG}/thematiques/$", words.topics, name="topics"),
    re_path(rf"^dossiers/{SLUG}/etiquettes/$", words.tags, name="tags"),
    re_path(rf"^dossiers/{SLUG}/etiquettes/retrait/$", words.tag_removal, name="tag_removal"),
    re_path(rf"^dossiers/{SLUG}/resultats/$", words.outcomes, name="outcomes"),
    path("dossiers/resultats/<number:number>/confirmation/", words.confirmation, name="outcome_confirmation"),
]
