"""Every shipped level proved by a hundred runs: some minutes; by hand: python -m tests.benchmarks.levels --help"""

import argparse
import time
from pathlib import Path

from game.level import Level, find, save, shipped, to_course
from game.level.document import Proof as Kept
from game.pilot import Proof, prove

LEVELS = Path(__file__).parents[2] / "levels"
RUNS = 100


def main() -> None:
    """Print a line for each level, and how many are proved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=shipped(), metavar="PACK/LEVEL", help="only these")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--keep", action="store_true", help="write each proof into its level's file")
    asked = parser.parse_args()
    proved = 0
    for name in asked.names:
        level, before = find(name), time.process_time()
        proof = prove(to_course(level), asked.runs)
        seconds = time.process_time() - before
        proved += proof.playable
        print(f"{name:34} {seconds:5.1f} s of CPU  {proof.ticks / 60:5.1f} s long  {proof.why.en}", flush=True)
        if asked.keep and proof.playable:
            save(_with(level, proof), LEVELS / f"{name}.json")
    print(f"{proved} of {len(asked.names)} are proved by {asked.runs} runs")


def _with(level: Level, proof: Proof) -> Level:
    kept = Kept(commands=proof.commands, ticks=proof.ticks, slack=proof.slack[: len(proof.commands)])
    return level.model_copy(update={"proof": kept})


if __name__ == "__main__":
    main()
