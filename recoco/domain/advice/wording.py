"""How events say which recommendations they are about."""

from collections.abc import Sequence

NB = "\u00a0"


def what(titles: Sequence[str]) -> str:
    """Return « la recommandation « Écrire à l’EPF » », or « 3 recommandations »."""
    if len(titles) == 1:
        return f"la recommandation «{NB}{titles[0]}{NB}»"
    return f"{len(titles)}{NB}recommandations"
