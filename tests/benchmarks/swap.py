"""How soon another scene's words are active in the ears' child; by hand: python -m tests.benchmarks.swap [ENGINE]"""

import sys
import time

import numpy as np

from game.level import all_words
from voice import Ears

SWAPS = 200


def main() -> None:
    """Print the median and the 99th percentile from the call to the child's answer that it is done."""
    names = sorted(all_words())
    with Ears(all_words(), source="feed", engine=sys.argv[1] if len(sys.argv) > 1 else "auto") as ears:
        if not ears.settle(60):
            raise SystemExit("no ear")
        took = []
        for number in range(SWAPS):
            began = time.perf_counter()
            ears.listen_for(names[number % 2 :: 2])
            ears.settle(10)
            took.append(1000 * (time.perf_counter() - began))
    print(f"{len(names)} commands: p50 {np.percentile(took, 50):.2f} ms, p99 {np.percentile(took, 99):.2f} ms")


if __name__ == "__main__":
    main()
