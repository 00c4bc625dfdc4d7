"""The page of notifications, what one chooses to be written, and for the team what is sent and about to be.

The bell and the badges of a case are part of every page: `one query` among those of each visit.
"""

from django.urls import reverse

from bench.visits.visit import Shape, Visit, Who

KNOWN = (Who.OWNER, Who.ADVISER, Who.STAFF)
VISITS = (
    *(
        Visit(f"notifications, {who.value}", who, lambda stage: reverse("notifications:index"), Shape.LIST)
        for who in KNOWN
    ),
    Visit(
        "notifications, not read",
        Who.STAFF,
        lambda stage: f"{reverse('notifications:index')}?etat=non-lues",
        Shape.LIST,
    ),
    Visit("mail preferences", Who.ADVISER, lambda stage: reverse("notifications:preferences")),
    Visit("mail timetable", Who.ADVISER, lambda stage: reverse("notifications:timetable")),
    Visit("e-mails sent", Who.STAFF, lambda stage: reverse("mail:log"), Shape.LIST),
    Visit("e-mails to come", Who.STAFF, lambda stage: reverse("notifications:timetables"), Shape.LIST),
)
