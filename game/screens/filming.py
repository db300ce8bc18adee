"""A film of a run, made beside the game by a process of its own, into the player's pictures."""

import pickle
import subprocess
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from platformdirs import user_pictures_path

from game.replay import Replay
from voice.child import spawn
from voice.words import Language, Text

FILMS: Final = Text("making a film of it …", "正在做成动图……")
FILMED: Final = Text("film kept: {file}", "已保存动图：{file}")
FAILED: Final = Text("the film could not be made: {why}", "动图没有做成：{why}")
BUSY: Final = Text("the film before this one is not ready yet", "上一个动图还没有做完")
STOPPED: Final = Text("it stopped in the middle", "中途停止了")


class Filming:
    """Makes one film at a time. Close it at the end; a film that is not ready then is not made."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._line: Text | None = None

    def begin(self, run: Replay, language: Language) -> Text:
        """Make a film of a run; give one line that says so, or why not."""
        if self._child is not None:
            return BUSY
        file = user_pictures_path() / "VoxLeap" / f"voxleap-{datetime.now():%Y%m%d-%H%M%S-%f}.webp"
        try:
            self._child = spawn("game.screens.film_child")
        except OSError as error:
            return FAILED.format(why=error.strerror)
        threading.Thread(target=self._wait, args=(self._child, run, file, language), daemon=True).start()
        return FILMS

    def poll(self) -> Text | None:
        """Give one line when a film is there, or could not be made; never waits."""
        line, self._line = self._line, None
        if line is not None:
            self._child = None
        return line

    def close(self) -> None:
        """End it."""
        if self._child is not None:
            self._child.kill()
            self._child.wait(1.0)

    def _wait(self, child: "subprocess.Popen[bytes]", run: Replay, file: Path, language: Language) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        trouble: Text | None = STOPPED
        with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            pickle.dump((run, file, language), child.stdin)
            child.stdin.flush()
            trouble = pickle.load(child.stdout)
        child.kill()
        child.wait()
        if trouble is None:
            self._line = FILMED.format(file=file)
        else:
            self._line = Text(FAILED.en.format(why=trouble.en), FAILED.zh.format(why=trouble.zh))
