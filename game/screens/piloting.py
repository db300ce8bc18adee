"""The pilot's own run of a level, found in a process of its own, and kept: it takes a second or more to think.

The child is `python -P -m game.screens.piloting`: a level comes in as JSON, and its run goes out as a replay.
"""

import subprocess
import sys
from typing import Final

from pydantic import ValidationError

from game import replay as replays
from game.level import Level, LevelError, read, to_json
from game.level.files import digest
from game.replay import Replay
from game.screens.film import piloted
from game.screens.shelf import keep_pilot, pilot_file
from voice.child import be_nice, spawn
from voice.words import Text

LONGEST: Final = 40_000  # ticks of a run; eleven minutes
PATIENCE_S: Final = 120.0
NONE: Final = Text("the pilot found no way through this level", "领航员没有找到走通这一关的办法")


def pilots_run(level: Level) -> Replay:
    """Give the pilot's run of a level: as it is kept, from the level's proof, or thought out now. May take seconds.

    Raises:
        LevelError: the pilot does not arrive.

    """
    file = pilot_file(digest(level))
    try:
        if file.exists():
            return replays.load(file)
    except LevelError:
        pass  # of another version, or broken: it is thought out anew, and replaced
    run = replays.played(level, level.proof.commands, level.proof.ticks) if level.proof is not None else _thought(level)
    if not run.finished and level.proof is not None:
        run = _thought(level)  # the proof is of another version
    if not run.finished:
        raise LevelError("ghost", NONE)
    keep_pilot(run)
    return run


def _thought(level: Level) -> Replay:
    try:
        child = spawn("game.screens.piloting")
        told, _ = child.communicate(to_json(level).encode(), PATIENCE_S)
        return Replay.model_validate_json(told)
    except subprocess.TimeoutExpired:
        child.kill()
        raise LevelError("ghost", NONE) from None
    except (OSError, ValidationError):
        raise LevelError("ghost", NONE) from None


def main() -> None:
    """Play the level that comes in."""
    be_nice()
    level = read(sys.stdin.buffer.read().decode())
    sys.stdout.write(replays.played(level, piloted(level, LONGEST), LONGEST).model_dump_json())


if __name__ == "__main__":
    main()
