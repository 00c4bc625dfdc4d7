"""The public pages."""

from django.urls import reverse

from bench.visits.visit import Visit, Who

VISITS = (
    Visit("home", Who.VISITOR, lambda stage: reverse("pages:home")),
    Visit("home signed in", Who.STAFF, lambda stage: reverse("pages:home")),
    Visit("catalogue of components", Who.VISITOR, lambda stage: reverse("ui:catalogue")),
)
