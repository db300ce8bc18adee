"""Fifteen demos with people's clips, half of them over noise; run by hand: python -m tests.benchmarks.people"""

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.e2e.people import foreign, noise, people
from tests.e2e.test_demo import voxleap

LEVELS = ("first_leap", "under_the_cables", "the_way_back")
SEEDS = (1, 2, 3, 4, 5)
PATIENCE = 4.0  # times the nominal run's time


def main() -> None:
    """Print a line for each run, and the sum."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arrived = 0
        for level in LEVELS:
            plain = _demo(folder, level, seed=1)
            limit = PATIENCE * plain["ticks"]
            for seed in SEEDS:
                noisy = (LEVELS.index(level) * len(SEEDS) + seed) % 2 == 0
                clips = people(folder / f"{level}{seed}", seed, noisy)
                report = _demo(folder, level, seed, clips)
                in_time = report["finished"] and report["ticks"] <= limit
                arrived += in_time
                print(level, seed, "noisy" if noisy else "clean", report["ticks"], round(limit), in_time, flush=True)
        print("arrived", arrived, "of", len(LEVELS) * len(SEEDS))
        for seed in SEEDS[:3]:
            still = _demo(folder, LEVELS[0], seed, noise(folder / f"noise{seed}", seed))
            other = _demo(folder, LEVELS[0], seed, foreign(folder / f"foreign{seed}", seed))
            print("noise", len(still["said"]), "taken", len(still["heard"]))
            print("foreign words", len(other["said"]), "taken", len(other["heard"]), flush=True)


def _demo(folder: Path, level: str, seed: int, clips: Path | None = None) -> dict[str, Any]:
    given = ("--clips", str(clips)) if clips else ()
    voxleap("demo", "--level", f"cyber_ruins/{level}", "--seed", str(seed), "--report", "r.json", *given, cwd=folder)
    found: dict[str, Any] = json.loads((folder / "r.json").read_text())
    return found


if __name__ == "__main__":
    main()
