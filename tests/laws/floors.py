"""The order of the packages, as the contracts of `pyproject.toml` write it."""

import tomllib
from functools import cache

from tests.laws.sources import REPOSITORY

FLOORS = ("recoco.config", "recoco.surfaces", "recoco.domain", "recoco.kernel")


@cache
def heights() -> dict[str, tuple[int, int]]:
    """Return floor and level of each package, the lower the number the higher the package."""
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    found = {"recoco.config": (0, 0)}
    for contract in contracts:
        (container,) = contract.get("containers", [""])
        if container not in FLOORS:
            continue
        for level, line in enumerate(contract["layers"]):
            for name in line.split("|"):
                found[f"{container}.{name.strip(' ()')}"] = (FLOORS.index(container), level)
    return found


def may_point(source: str, target: str) -> bool:
    """Tell whether the package *source* may know the package *target*.

    :raises KeyError: for a package that no contract knows.
    """
    return source == target or heights()[source] < heights()[target]
