"""Kill a program that saves without end, again and again: what is on the disk afterwards is old or new, never half.

`python -m tests.benchmarks.kill 100`; the suite does it a few times (`tests/game/screens/test_kill.py`).
"""

import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from game import replay as replays
from game.level import Level
from game.screens import progress, settings
from game.screens.progress import Best, Progress
from game.screens.scores import Score, Scores
from game.screens.settings import Settings
from tests.game.screens.test_session import level

LEVELS: Final = 200
"""So many that a file takes a while to be written."""
COMMANDS: Final = ((0, "run"),)
BROKEN: Final = ("bad", "broken-1")


def state(number: int) -> tuple[Progress, Settings]:
    """Give what is saved at a turn: every value of it names the turn, so that a mixture shows."""
    levels = {f"pack/{n}": Best(seconds=float(number), stars=1) for n in range(LEVELS)}
    return Progress(levels=levels), Settings(volume=number % 101)


def save_without_end(folder: Path) -> None:
    """Save progress, settings, a replay and a score, and tell each turn that is safe."""
    document: Level = level()
    run = replays.played(document, COMMANDS, 2000)
    scores = Scores(folder / "scores.sqlite")
    number = 0
    while True:
        number += 1
        reached, chosen = state(number)
        progress.save(reached, folder / "progress.json")
        settings.save(chosen, folder / "settings.json")
        replays.save(run.model_copy(update={"ticks": number}), folder / "run.json")
        scores.add(document, "pack/1", Score(1_000_000 - number, 0, (0, 0), date(2026, 11, 25)))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def killed(folder: Path, chance: random.Random) -> None:
    """Let it save for a while, kill it in the middle, and look at what is there.

    Raises:
        AssertionError: something is half, or what was told to be safe is gone.

    """
    command = [sys.executable, "-c", f"from tests.benchmarks.kill import *; save_without_end(Path({str(folder)!r}))"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    safe = int(child.stdout.readline())
    time.sleep(chance.uniform(0.0, 0.05))
    child.send_signal(signal.SIGKILL)
    for line in child.stdout:
        if line.endswith("\n"):
            safe = int(line)
    child.wait()

    reached, trouble = progress.load(folder / "progress.json")
    assert trouble is None, trouble
    turns = {best.seconds for best in reached.levels.values()}
    assert turns in ({float(safe)}, {float(safe + 1)}), f"progress is of {turns}, {safe} was safe"
    chosen, trouble = settings.load(folder / "settings.json")
    assert trouble is None, trouble
    assert chosen.volume in (safe % 101, (safe + 1) % 101)
    assert replays.load(folder / "run.json").ticks in (safe, safe + 1)
    scores = Scores(folder / "scores.sqlite")
    (table,) = scores.tables()
    scores.close()
    assert scores.trouble is None, scores.trouble
    assert table.scores[0].ticks in (1_000_000 - safe, 1_000_000 - safe - 1)
    assert not [file for file in folder.iterdir() if any(word in file.name for word in BROKEN)]


def main() -> None:
    """Kill it as often as is asked for."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(times)
    for _ in range(times):
        with TemporaryDirectory() as folder:
            killed(Path(folder), chance)
    print(f"{times} kills: old or new each time, never half")


if __name__ == "__main__":
    main()
