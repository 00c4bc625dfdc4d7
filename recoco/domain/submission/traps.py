"""What tells a machine from a person, without asking people anything."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest

from recoco.domain.submission.models import Draft
from recoco.kernel.kit import clock

HIDDEN_FIELD = "site_internet"  # nobody sees it, machines fill it in
SHORTEST = timedelta(seconds=3)

TRAPPED = (
    "Un champ caché de cette page a été rempli, sans doute par un outil de votre navigateur. "
    "Rien n’est perdu\u00a0: vérifiez vos réponses, puis continuez."
)
TOO_QUICK = "Vous êtes allé plus vite que prévu. Rien n’est perdu\u00a0: vérifiez vos réponses, puis continuez."


def catch(request: HttpRequest, form: Any) -> bool:
    """Tell whether the form came with its hidden field filled in, and say so kindly on the page."""
    if not request.POST.get(HIDDEN_FIELD):
        return False
    form.add_error(None, TRAPPED)
    return True


def catch_haste(draft: Draft, form: Any) -> bool:
    """Tell whether a whole project was written faster than anybody does, and say so kindly on the page."""
    if clock.now() - draft.created_at >= SHORTEST:
        return False
    form.add_error(None, TOO_QUICK)
    return True
