"""Addresses of the submission and of its moderation."""

from django.urls import path

from recoco.domain.submission.views import authors, moderation, projects, reviews
from recoco.kernel.kit import addresses  # noqa: F401  knows <number:…>

app_name = "submission"
urlpatterns = [
    path("deposer/", projects.project, name="project"),
    path("deposer/vous/", authors.author, name="author"),
    path("deposer/code/", authors.code, name="code"),
    path("deposer/identite/", authors.identity, name="identity"),
    path("deposer/verifier/", reviews.review, name="review"),
    path("deposer/recu/<number:number>/", reviews.receipt, name="receipt"),
    path("moderation/", moderation.index, name="moderation"),
    path("moderation/<number:number>/accepter/", moderation.accept, name="accept"),
    path("moderation/<number:number>/refuser/", moderation.refuse, name="refuse"),
]
