"""What pages say of the absence of somebody."""

from django import template
from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person
from recoco.domain.accounts.reachability import told_of_absence
from recoco.kernel.kit import clock

register = template.Library()


@register.simple_tag
def absence_of(person: Person) -> str:
    """Return « absence jusqu’au 12 décembre 2026 »; empty when they are there."""
    return told_of_absence(person, localdate(clock.now()))
