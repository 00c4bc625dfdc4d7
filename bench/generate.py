"""Fills the bench's database: `python -m bench.generate P`."""

import argparse
import sys

from bench.environment import set_up


def main() -> None:
    """Read the command line, bring the database up to date and fill it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=["XS", "S", "P"], help="how much of everything: see bench/README.md")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    set_up()
    from bench.generator.making import NotOurs, ensure_ours, generate, settle
    from recoco.config.preparing import prepare

    try:
        ensure_ours()  # before anything is written
        prepare(print)
        generate(asked.size, seed=asked.seed, say=print)
        settle()
    except NotOurs as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
