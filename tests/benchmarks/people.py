"""Demos with people's clips, half of them over noise; by hand: python -m tests.benchmarks.people --help"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.e2e.people import foreign, mandarin, noise, people

LEVELS = ("cyber_ruins/first_leap", "cyber_ruins/under_the_cables", "cyber_ruins/the_way_back")
SEEDS = (1, 2, 3, 4, 5)
PATIENCE = 4.0  # times the nominal run's time


def main() -> None:
    """Print a line for each run, and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--engine", default="sphinx")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--noise", action="store_true", help="also what noise and words outside the list bring about")
    parser.add_argument(
        "--levels", nargs="+", default=LEVELS, metavar="PACK/LEVEL", help="instead of the three of the ruins"
    )
    parser.add_argument("--only", nargs="*", default=[], metavar="PACK/LEVEL:SEED", help="only these of the runs")
    asked = parser.parse_args()
    ear = ("--engine", asked.engine, *(("--model", str(asked.model.resolve())) if asked.model else ()))
    spoken = people if asked.language == "en" else mandarin
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arrived = of = 0
        for place, level in enumerate(asked.levels):
            if asked.only and not any(one.startswith(f"{level}:") for one in asked.only):
                continue
            limit = PATIENCE * _demo(folder, level, 1, ())["ticks"]
            for seed in SEEDS:
                if asked.only and f"{level}:{seed}" not in asked.only:
                    continue
                of += 1
                noisy = (place * len(SEEDS) + seed) % 2 == 0
                clips = spoken(folder / f"{place}{seed}", seed, noisy)
                report = _demo(folder, level, seed, ear, clips, asked.language)
                in_time = report["finished"] and report["ticks"] <= limit
                arrived += in_time
                print(level, seed, "noisy" if noisy else "clean", report["ticks"], round(limit), in_time, flush=True)
        print("arrived", arrived, "of", of)
        for seed in SEEDS[:3] if asked.noise else ():
            still = _demo(folder, LEVELS[0], seed, ear, noise(folder / f"noise{seed}", seed))
            other = _demo(folder, LEVELS[0], seed, ear, foreign(folder / f"foreign{seed}", seed))
            print("noise", len(still["said"]), "taken", len(still["heard"]))
            print("foreign words", len(other["said"]), "taken", len(other["heard"]), flush=True)


def _demo(
    folder: Path, level: str, seed: int, ear: tuple[str, ...], clips: Path | None = None, language: str = "en"
) -> dict[str, Any]:
    given = ("--clips", str(clips)) if clips else ()
    asked = ("--level", level, "--seed", str(seed), "--report", "r.json", *ear, *given)
    command = [sys.executable, "-P", "-c", "from game.cli import main; main()", "--lang", language, "demo", *asked]
    environment = os.environ | {"SDL_VIDEODRIVER": "dummy"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads((folder / "r.json").read_text())
    return found


if __name__ == "__main__":
    main()
