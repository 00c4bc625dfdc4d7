"""The homes of those who are signed in."""

from django.urls import reverse

from bench.visits.visit import Shape, Visit, Who

VISITS = tuple(
    Visit(f"own home, {who.value}", who, lambda stage: reverse("homes:home"), Shape.RICH)
    for who in (Who.OWNER, Who.ADVISER, Who.STAFF)
)
