"""How often the web process looks for garbage: rarely, and never in what it has loaded for good."""

import gc

# Objects since the last look. A page makes some ten thousand, nearly all freed as soon as it is answered: at Python's
# own two thousand, a tenth of its time goes to looking.
YOUNG = 50_000


def collect_seldom() -> None:
    """Set what is loaded apart; look at what requests leave behind less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 100)
