"""The level of the day: found where it was kept, or made beside the game, once a day."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from game.level import Level, LevelError
from game.level.files import load, save
from game.scenegen.daily import daily
from game.screens.errand import Errand
from voice.words import Text

NAMES: Final = ("today", "今日", "今天")
"""What `voxleap play` knows it by."""
KEPT: Final = 7
"""Days whose levels are kept, so that their times can still be raced."""
MAKING: Final = Text("making today's level …", "正在生成今日关卡……")
NONE: Final = Text("today's level could not be made; tomorrow there is another", "今日关卡没有做成；明天还有新的")


def folder() -> Path:
    """Give where they lie, there or not."""
    return user_data_path("voxleap", appauthor=False) / "daily"


def of_day(day: date) -> Level | Text:
    """Give a day's level, kept or made now, which takes some seconds; or one line why there is none."""
    file = folder() / f"{day.isoformat()}.json"
    with suppress(LevelError):
        return load(file)
    level = daily(day)
    if level is None:
        return NONE
    with suppress(OSError):  # a full disk: it is made again the next time
        save(level, file)
        for old in sorted(folder().glob("*.json"))[:-KEPT]:
            old.unlink(missing_ok=True)
    return level


class Today:
    """Brings today's level. Close it at the end."""

    def __init__(self) -> None:
        self._errand: Errand[Level | Text] = Errand("game.screens.today_child", NONE)

    def ask(self) -> Text:
        """Want it; give one line that says so."""
        with suppress(OSError):
            if not self._errand.busy:
                self._errand.begin((date.today(),))
            return MAKING
        return NONE

    def poll(self) -> Level | Text | None:
        """Give it when it is there, or one line why it is not; never waits."""
        return self._errand.poll()

    def close(self) -> None:
        """End what was begun."""
        self._errand.close()
