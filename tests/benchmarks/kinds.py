"""Each kind of obstacle, and all in one level, proved with every mixture of early and late words; by hand.

python -m tests.benchmarks.kinds [--together] [KIND...]
"""

import argparse
import time

from game.check.settings import Difficulty, every_kind, kinds, level, setting
from game.level import Level, to_course
from game.pilot import prove

RUNS = 20  # with misses
DIFFICULTIES: tuple[Difficulty, ...] = ("normal", "hard")


def main() -> None:
    """Print a line for each kind and difficulty: whether it is proved, why, and what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=kinds(), metavar="KIND")
    parser.add_argument("--together", action="store_true", help="also the level with every kind: some minutes")
    asked = parser.parse_args()
    for kind in asked.kinds:
        for difficulty in DIFFICULTIES:
            _tell(f"{kind}\t{difficulty}", level(setting(kind, 25.0), difficulty))
    if asked.together:
        _tell("together\tnormal", every_kind())


def _tell(what: str, document: Level) -> None:
    began = time.process_time()
    proof = prove(to_course(document), RUNS)
    spent = time.process_time() - began
    print(
        f"{what}\t{proof.playable}\t{proof.states} states\t{proof.steps} steps\t{spent:.1f} s\t{proof.why.en}",
        flush=True,
    )


if __name__ == "__main__":
    main()
