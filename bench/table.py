"""The table that is printed, and the file that another run is compared with."""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.measuring import Measure

HEADERS = ("page", "seen by", "queries", "fastest", "median", "p95", "bytes", "over budget")


def table(measures: Sequence[Measure], earlier: dict[str, int] | None = None) -> str:
    """Return the table, in Markdown so that it can be pasted.

    :param earlier: queries by name of page in another run: pages that now make another number say so.
    """
    lines = [_line(HEADERS), _line(("---", "---", "---:", "---:", "---:", "---:", "---:", "---"))]
    for one in measures:
        before = (earlier or {}).get(one.name, one.queries)
        queries = f"{one.queries}" if before == one.queries else f"{one.queries} (was {before})"
        times = [f"{spent:.1f} ms" for spent in (one.fastest, one.median, one.p95)]
        lines.append(_line((one.name, one.who, queries, *times, f"{one.size:,}", ", ".join(one.over))))
    return "\n".join(lines)


def write(measures: Sequence[Measure], path: Path) -> None:
    """Keep the measures in a file."""
    path.write_text(json.dumps([one.facts() for one in measures], indent=2, ensure_ascii=False) + "\n")


def read_queries(path: Path) -> dict[str, int]:
    """Return the queries of each page in a file of `write`."""
    return {one["name"]: one["queries"] for one in json.loads(path.read_text())}


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
