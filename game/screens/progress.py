"""What a player has reached: for each level the best time and the stars, kept as JSON where the system keeps such."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.level.files import write
from game.screens.results import Results
from game.screens.settings import kept_aside
from voice.words import Text

_BROKEN = Text("is not the progress of a player", "不是玩家的进度")
_UNSAVED = Text("{file}: progress could not be saved: {why}", "{file}：进度无法保存：{why}")


class Best(BaseModel):
    """The best of one level."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    seconds: Annotated[float, Field(ge=0)]
    """Of the world's time."""
    stars: Annotated[int, Field(ge=1, le=3)]
    """One for arriving, one for doing it without a fall, one for every shard."""


class Progress(BaseModel):
    """All that was reached. What a newer version wrote beside it is kept as it is."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    levels: Mapping[str, Best] = Field(default_factory=dict)

    def with_run(self, level: str, run: Results) -> "Progress":
        """Give the progress after a run: better of both, time and stars each for itself."""
        if not run.finished or not level:
            return self
        best = Best(seconds=round(run.seconds, 2), stars=stars(run))
        before = self.levels.get(level)
        if before is not None:
            best = Best(seconds=min(best.seconds, before.seconds), stars=max(best.stars, before.stars))
        return self.model_copy(update={"levels": {**self.levels, level: best}})


def stars(run: Results) -> int:
    """Give the stars of a run that has arrived, 1 to 3."""
    return 1 + (run.deaths == 0) + (run.pickups[0] == run.pickups[1])


def place() -> Path:
    """Give the file that progress is kept in."""
    return user_data_path("voxleap", appauthor=False) / "progress.json"


def load(file: Path) -> tuple[Progress, Text | None]:
    """Read progress, and one line when the file was broken; it is kept aside then, and what of it is right is used."""
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(given, dict):
            return Progress.model_validate(given), None
    except FileNotFoundError:
        return Progress(), None
    except ValidationError:
        levels = given.get("levels")
        right = {}
        for name, entry in levels.items() if isinstance(levels, dict) else ():
            try:
                right[name] = Best.model_validate(entry)
            except ValidationError:
                continue
        return Progress(levels=right), kept_aside(file, _BROKEN)
    except (OSError, ValueError, RecursionError):
        pass
    return Progress(), kept_aside(file, _BROKEN)


def save(progress: Progress, file: Path) -> Text | None:
    """Write progress whole or not at all; give one line when that is not possible."""
    try:
        write(file, (progress.model_dump_json(indent=1) + "\n").encode())
    except OSError as error:
        return _UNSAVED.format(file=file, why=error.strerror)
    return None
