"""Addresses about the people on a case: inviting, and answering."""

from django.urls import path, re_path

from recoco.domain.cases.addresses import SLUG
from recoco.domain.cases.views import handing_over, invitation, inviting, my_invitations, readers, team
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

patterns = [
    path("mes-invitations/", my_invitations.index, name="my_invitations"),
    path("invitations/dossier/<str:token>/", invitation.show, name="invitation"),
    path("invitations/dossier/<str:token>/code/", invitation.code, name="invitation_code"),
    path("invitations/dossier/<str:token>/refus/", invitation.refusal, name="invitation_refusal"),
    path("invitations/dossier/<str:token>/nouveau-lien/", invitation.new_link, name="invitation_new_link"),
    re_path(rf"^dossiers/{SLUG}/inviter/$", inviting.invite, name="invite"),
    path("dossiers/invitations/<number:number>/envoi/", inviting.sending, name="invitation_sending"),
    path("dossiers/invitations/<number:number>/annulation/", inviting.revocation, name="invitation_revocation"),
    re_path(rf"^dossiers/{SLUG}/equipe/$", team.index, name="team"),
    re_path(rf"^dossiers/{SLUG}/rejoindre/$", team.joining, name="join"),
    re_path(rf"^dossiers/{SLUG}/quitter/$", team.leaving, name="leave"),
    re_path(rf"^dossiers/{SLUG}/place/$", team.switching, name="switch"),
    re_path(rf"^dossiers/{SLUG}/coordonnees/$", team.contact, name="contact"),
    re_path(rf"^dossiers/{SLUG}/equipe/membres/retrait/$", team.member_removal, name="member_removal"),
    re_path(rf"^dossiers/{SLUG}/equipe/conseillers/retrait/$", team.adviser_removal, name="adviser_removal"),
    re_path(rf"^dossiers/{SLUG}/equipe/changement/$", team.side_change, name="side_change"),
    re_path(rf"^dossiers/{SLUG}/referent/$", handing_over.show, name="hand_over"),
    re_path(rf"^dossiers/{SLUG}/qui-voit-quoi/$", readers.index, name="readers"),
    re_path(rf"^dossiers/{SLUG}/parametres/consultations/$", readers.journal, name="journal"),
]
