"""A film of a run, made beside the game by a process of its own, into the player's pictures."""

from datetime import datetime
from pathlib import Path
from typing import Final

from platformdirs import user_pictures_path

from game.replay import Replay
from game.screens.errand import Errand
from voice.words import Language, Text

FILMS: Final = Text("making a film of it …", "正在做成动图……")
FILMED: Final = Text("film kept: {file}", "已保存动图：{file}")
FAILED: Final = Text("the film could not be made: {why}", "动图没有做成：{why}")
BUSY: Final = Text("the film before this one is not ready yet", "上一个动图还没有做完")
STOPPED: Final = Text("it stopped in the middle", "中途停止了")


class Filming:
    """Makes one film at a time. Close it at the end; a film that is not ready then is not made."""

    def __init__(self) -> None:
        self._errand: Errand[tuple[Path, Text | None]] = Errand("game.screens.film_child", (Path(), STOPPED))

    def begin(self, run: Replay, language: Language) -> Text:
        """Make a film of a run; give one line that says so, or why not."""
        if self._errand.busy:
            return BUSY
        file = user_pictures_path() / "VoxLeap" / f"voxleap-{datetime.now():%Y%m%d-%H%M%S-%f}.webp"
        try:
            self._errand.begin((run, file, language))
        except OSError as error:
            return FAILED.format(why=error.strerror)
        return FILMS

    def poll(self) -> Text | None:
        """Give one line when a film is there, or could not be made; never waits."""
        answer = self._errand.poll()
        if answer is None:
            return None
        file, trouble = answer
        if trouble is not None:
            return Text(FAILED.en.format(why=trouble.en), FAILED.zh.format(why=trouble.zh))
        return FILMED.format(file=file)

    def close(self) -> None:
        """End it."""
        self._errand.close()
