"""Measures the pages and prints the table: `python -m bench.run`."""

import argparse
import sys
from pathlib import Path

from bench.environment import set_up


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=30, help="visits of each page that count")
    parser.add_argument("--only", default="", help="measure the pages whose name holds this")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the measures")
    parser.add_argument("--against", type=Path, metavar="FILE", help="point out queries that changed since that file")
    asked = parser.parse_args()
    set_up()
    from bench.generator.making import NotOurs, ensure_ours
    from bench.generator.world import DAY
    from bench.measuring import measure_all
    from bench.table import read_queries, table, write
    from bench.visits import VISITS
    from recoco.config.preparing import prepare

    try:
        ensure_ours()
        prepare(print)
        measures = measure_all([one for one in VISITS if asked.only in one.name], times=asked.times, day=DAY)
    except (NotOurs, LookupError) as refusal:
        sys.exit(str(refusal))
    print(table(measures, read_queries(asked.against) if asked.against else None))
    if asked.json:
        write(measures, asked.json)


if __name__ == "__main__":
    main()
