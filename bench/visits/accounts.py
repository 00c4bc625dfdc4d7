"""Signing in, and one's account."""

from django.urls import reverse

from bench.visits.visit import Shape, Visit, Who

VISITS = (
    Visit("sign in", Who.VISITOR, lambda stage: reverse("accounts:sign_in")),
    Visit("account", Who.OWNER, lambda stage: reverse("accounts:account")),
    Visit("sessions", Who.STAFF, lambda stage: reverse("accounts:sessions")),
    Visit("my portals", Who.ADVISER, lambda stage: reverse("accounts:portals")),
    Visit("invitations", Who.STAFF, lambda stage: reverse("accounts:invitations"), Shape.LIST),
)
