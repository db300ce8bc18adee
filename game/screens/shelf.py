"""Runs that are kept: the best of each level by itself, others when somebody asks for it; each a replay in a file.

The folder is the player's; no file names anybody. All of it is bounded: the oldest goes when there is no more room.
"""

import time
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from game import replay as replays
from game.level import Level, LevelError
from game.level.files import digest
from game.replay import Replay
from voice.words import Text

MOST_BEST: Final = 300
"""Levels whose best run is kept."""
MOST_SAVED: Final = 100
"""Runs that somebody has saved."""
SAVED: Final = Text("run saved: {file}", "已保存这次奔跑：{file}")
UNSAVED: Final = Text("the run could not be saved: {why}", "这次奔跑无法保存：{why}")


def folder() -> Path:
    """Give where runs lie, there or not."""
    return user_data_path("voxleap", appauthor=False) / "runs"


def best_file(level_hash: str) -> Path:
    """Give the file of a level's best run, there or not."""
    return folder() / "best" / f"{level_hash[:32]}.json"


def pilot_file(level_hash: str) -> Path:
    """Give the file of the pilot's run of a level, there or not."""
    return folder() / "pilot" / f"{level_hash[:32]}.json"


def keep_pilot(run: Replay) -> None:
    """Keep the pilot's run, so that it need not think again; where that cannot be, it thinks again."""
    _written(run, pilot_file(run.level_hash), MOST_BEST)


def best(level: Level) -> Replay | None:
    """Give a level's best run; None where there is none.

    Raises:
        LevelError: the file is broken, or of another version; it is set aside then, and nothing of it is lost.

    """
    file = best_file(digest(level))
    if not file.exists():
        return None
    try:
        return replays.load(file)
    except LevelError:
        if file.exists():
            file.replace(_free(file.with_suffix(".bad")))
        raise


def keep_best(run: Replay) -> Text | None:
    """Keep a run if it has arrived sooner than the one that is kept; give one line when something was wrong."""
    if not run.finished:
        return None
    file = best_file(run.level_hash)
    trouble = None
    try:
        if file.exists() and replays.load(file).ticks <= run.ticks:
            return None
    except LevelError as error:
        trouble = Text(f"{error.where}: {error.text.en}", f"{error.where}：{error.text.zh}")
        file.replace(_free(file.with_suffix(".bad")))
    return _written(run, file, MOST_BEST) or trouble


def save(run: Replay) -> Text:
    """Keep a run under a name of its own; give one line that says where, or why not."""
    file = _free(folder() / "saved" / f"run-{time.strftime('%Y%m%d-%H%M%S')}.json")
    return _written(run, file, MOST_SAVED) or Text(SAVED.en.format(file=file), SAVED.zh.format(file=file))


def _written(run: Replay, file: Path, most: int) -> Text | None:
    try:
        replays.save(run, file)
        _bound(file.parent, most)
    except OSError as error:
        return Text(UNSAVED.en.format(why=error.strerror), UNSAVED.zh.format(why=error.strerror))
    return None


def _bound(place: Path, most: int) -> None:
    """Take away the oldest files of a folder until there are only so many."""
    files = sorted(place.glob("*.json"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    for file in files[: max(0, len(files) - most)]:
        file.unlink(missing_ok=True)


def _free(file: Path) -> Path:
    """Give this name, or one like it that no file has."""
    found, number = file, 2
    while found.exists():
        found, number = file.with_name(f"{file.stem}-{number}{file.suffix}"), number + 1
    return found
