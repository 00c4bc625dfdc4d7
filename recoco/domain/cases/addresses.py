"""How addresses name a case: « 1234-friche-lebel », or its number alone."""

SLUG = r"(?P<slug>\d{1,18}(?:-[a-z0-9-]*)?)"
