"""The pages of accounts on every host: all there is of them on the root host."""

from django.urls import path

from recoco.domain.accounts.views import account, enrolment, factors, portals, second_factor, sign_in

app_name = "accounts"
urlpatterns = [
    path("connexion/", sign_in.address, name="sign_in"),
    path("connexion/code/", sign_in.code, name="code"),
    path("connexion/mot-de-passe/", sign_in.password, name="password"),
    path("connexion/second-facteur/", second_factor.code, name="second_factor"),
    path("connexion/second-facteur/cle/", second_factor.passkey, name="second_factor_passkey"),
    path("connexion/second-facteur/cle/options/", second_factor.passkey_options, name="second_factor_passkey_options"),
    path("connexion/second-facteur/choix/", enrolment.application, name="enrolment"),
    path("connexion/second-facteur/choix/cle/", enrolment.passkey, name="enrolment_passkey"),
    path("connexion/second-facteur/choix/cle/options/", enrolment.passkey_options, name="enrolment_passkey_options"),
    path("deconnexion/", sign_in.departure, name="sign_out"),
    path("mon-compte/", account.show, name="account"),
    path("mon-compte/mot-de-passe/", account.password, name="account_password"),
    path("mon-compte/mot-de-passe/suppression/", account.password_removal, name="account_password_removal"),
    path("mon-compte/double-authentification/", factors.index, name="factors"),
    path("mon-compte/double-authentification/debut/", factors.application_start, name="factor_application_start"),
    path("mon-compte/double-authentification/application/", factors.application, name="factor_application"),
    path("mon-compte/double-authentification/cle/", factors.passkey, name="factor_passkey"),
    path("mon-compte/double-authentification/cle/options/", factors.passkey_options, name="factor_passkey_options"),
    path("mon-compte/double-authentification/<int:pk>/retrait/", factors.removal, name="factor_removal"),
    path("mon-compte/double-authentification/codes/", factors.recovery_codes, name="recovery_codes"),
    path("mon-compte/sessions/", account.sessions, name="sessions"),
    path("mon-compte/sessions/fermeture/", account.session_closing, name="session_closing"),
    path("mes-portails/", portals.index, name="portals"),
    path("mes-portails/<int:portal_id>/", portals.departure, name="portal_departure"),
]
