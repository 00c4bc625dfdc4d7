"""Addresses of the submission and of its moderation."""

from django.urls import path

from recoco.domain.submission.views import (
    authors,
    autosaves,
    files,
    incompletes,
    joining,
    moderation,
    projects,
    referents,
    resubmissions,
    resumptions,
    reviews,
)
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

app_name = "submission"
urlpatterns = [
    path("deposer/", projects.project, name="project"),
    path("deposer/questions/", projects.questions, name="questions"),
    path("deposer/vous/", authors.author, name="author"),
    path("deposer/code/", authors.code, name="code"),
    path("deposer/identite/", authors.identity, name="identity"),
    path("deposer/referent/", referents.referent, name="referent"),
    path("deposer/verifier/", reviews.review, name="review"),
    path("deposer/rejoindre/", reviews.joining, name="joining"),
    path("deposer/recu/<number:number>/", reviews.receipt, name="receipt"),
    path("deposer/brouillon/", autosaves.autosave, name="autosave"),
    path("deposer/fichiers/<number:number>/", files.of_draft, name="draft_file"),
    path("deposer/reprendre/<str:token>/", resumptions.show, name="resumption"),
    path("deposer/reprendre/<str:token>/code/", resumptions.code, name="resumption_code"),
    path("dossiers/fichiers/<number:number>/", files.of_case, name="case_file"),
    path("moderation/", moderation.index, name="moderation"),
    path("moderation/incompletes/", incompletes.index, name="incompletes"),
    path("moderation/incompletes/<number:number>/lien/", incompletes.link, name="incomplete_link"),
    path("moderation/rejoindre/", joining.index, name="join_requests"),
    path("moderation/rejoindre/<number:number>/inviter/", joining.invite, name="join_invitation"),
    path("moderation/rejoindre/<number:number>/sans-suite/", joining.dismissal, name="join_dismissal"),
    path("moderation/<number:number>/accepter/", moderation.accept, name="accept"),
    path("moderation/<number:number>/refuser/", moderation.refuse, name="refuse"),
    path("moderation/<number:number>/reorienter/", moderation.redirection, name="redirection"),
    path("moderation/<number:number>/revoir/", moderation.reconsideration, name="reconsideration"),
    path("dossiers/<number:number>/deposer-de-nouveau/", resubmissions.resubmission, name="resubmit"),
]
