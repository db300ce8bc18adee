"""A ghost that is being called: its run is looked for and gone through once, beside the frames."""

import threading

from game.level import Level, LevelError
from game.replay import Replay
from game.screens import shelf
from game.screens.ghost import Ghost, Who
from game.screens.piloting import pilots_run
from voice.words import Text

NO_RUN = Text("there is no run of yours on this level yet", "这一关还没有你的成绩")
NO_GHOST = Text("no ghost: {why}", "没有影子：{why}")


class Challenge:
    """Calls the ghost for one level; there may be none."""

    def __init__(self, level: Level, who: Who, guest: Replay | None = None) -> None:
        """Begin to look for it; `guest` is the run of who was brought along."""
        self.level, self.who, self._guest = level, who, guest
        self.run: Replay | None = None
        """What the ghost does."""
        self.ghost: Ghost | None = None
        self.trouble: Text | None = None
        """One line when there is none."""
        self._thread = threading.Thread(target=self._call, daemon=True)
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Tell whether it is known if there is a ghost."""
        return not self._thread.is_alive()

    def _call(self) -> None:
        try:
            if self.who == "guest":
                run = self._guest
            else:
                run = pilots_run(self.level) if self.who == "pilot" else shelf.best(self.level)
            if run is None:
                self.trouble = _no(NO_RUN)
            else:
                self.ghost = Ghost(run, self.who, self.level)
                self.run = run
        except LevelError as error:
            self.trouble = _no(error.text)
        except OSError as error:
            self.trouble = _no(Text(str(error.strerror), str(error.strerror)))


def _no(why: Text) -> Text:
    return Text(NO_GHOST.en.format(why=why.en), NO_GHOST.zh.format(why=why.zh))
