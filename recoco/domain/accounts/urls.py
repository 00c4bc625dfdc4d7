"""The pages of accounts on a portal: those of every host, passages, invitations and adviser requests."""

from django.urls import path

from recoco.domain.accounts.root_urls import app_name
from recoco.domain.accounts.root_urls import urlpatterns as everywhere
from recoco.domain.accounts.views import (
    adviser_request,
    adviser_requests,
    invitation,
    invitations,
    mailbox,
    portals,
    team,
)

__all__ = ["app_name", "urlpatterns"]

urlpatterns = [
    *everywhere,
    path("mon-compte/adresse/", mailbox.show, name="mailbox"),
    path("mon-compte/adresse/retrait/", mailbox.removal, name="mailbox_removal"),
    path("mon-compte/adresse/fin/", mailbox.end, name="mailbox_end"),
    path("mon-compte/signature/", mailbox.signature, name="signature"),
    path("passage/<str:token>/", portals.passage, name="passage"),
    path("administration/equipe/", team.index, name="team"),
    path("administration/equipe/<int:pk>/double-authentification/", team.factor_reset, name="factor_reset"),
    path("administration/invitations/", invitations.index, name="invitations"),
    path("administration/invitations/<int:pk>/envoi/", invitations.sending, name="invitation_sending"),
    path("administration/invitations/<int:pk>/annulation/", invitations.revocation, name="invitation_revocation"),
    path("devenir-conseiller/", adviser_request.address, name="adviser_request"),
    path("devenir-conseiller/code/", adviser_request.code, name="adviser_request_code"),
    path("devenir-conseiller/demande/", adviser_request.show, name="adviser_request_form"),
    path("devenir-conseiller/ma-demande/", adviser_request.state, name="own_adviser_request"),
    path("moderation/conseillers/", adviser_requests.index, name="adviser_requests"),
    path(
        "moderation/conseillers/<int:pk>/acceptation/", adviser_requests.acceptance, name="adviser_request_acceptance"
    ),
    path("moderation/conseillers/<int:pk>/refus/", adviser_requests.refusal, name="adviser_request_refusal"),
    path("invitations/<str:token>/", invitation.show, name="invitation"),
    path("invitations/<str:token>/code/", invitation.code, name="invitation_code"),
    path("invitations/<str:token>/refus/", invitation.refusal, name="invitation_refusal"),
    path("invitations/<str:token>/nouveau-lien/", invitation.new_link, name="invitation_new_link"),
]
