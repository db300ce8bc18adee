"""`voxleap new --watch FILE`: write, save, and the level is another; the game goes on where it is."""

import time
from pathlib import Path

from game.cli.say import give, language, say
from game.level import LevelError
from game.level.files import load
from game.scenegen.llm import Endpoint
from game.screens.studio_watch import Rebuilt, Watcher
from game.screens.window import has_display
from voice.words import Text

WATCHING = Text(
    "watching {file}; save it again for another level, Ctrl+C ends",
    "正在关注 {file}；再次保存就会更新关卡，Ctrl+C 结束",
)
WRITTEN = Text("{title}, {seconds} s to play: {file}", "{title}，时长 {seconds} 秒：{file}")
NO_LEVEL = Text("there is something else; choose another --out", "那里已有别的文件；请换一个 --out")
NO_FILE = Text("no such file", "没有这个文件")
BEAT_S = 0.05


def watch(file: Path, seed: int, out: Path | None, endpoint: Endpoint | None, windowed: bool) -> None:
    """Build a file's level again each time it is saved, and play it where there is a display.

    Raises:
        LevelError: no such file, or the level would overwrite something else.

    """
    if not file.is_file():
        raise LevelError(str(file), NO_FILE)
    place = out or file.with_suffix(".json")
    if place.exists():
        try:
            load(place)
        except LevelError as error:
            raise LevelError(str(place), NO_LEVEL) from error
    watcher = Watcher(file, seed, language(), place, endpoint)
    say(WATCHING.format(file=file))
    try:
        first = _next(watcher, place)
        if windowed and has_display():
            _play(watcher, first, place)
        else:
            while True:
                _next(watcher, place)
    except KeyboardInterrupt:
        pass
    finally:
        watcher.close()


def _next(watcher: Watcher, place: Path) -> Rebuilt:
    """Wait until there is a level, and tell what comes meanwhile."""
    while True:
        found = watcher.poll()
        if found is not None:
            tell(found, place)
            if found.level is not None:
                return found
        time.sleep(BEAT_S)


def tell(found: Rebuilt, place: Path) -> None:
    """Say what came of the file."""
    for line in found.lines:
        say(Text(line, line))
    if found.level is not None:
        proof = found.level.proof
        title = found.level.title.text.to(language())
        say(WRITTEN.format(title=title, seconds=round(proof.ticks / 60) if proof else 0, file=place))
        give(str(place))


def _play(watcher: Watcher, first: Rebuilt, place: Path) -> None:
    from game.cli.play import open_window

    def follow() -> Rebuilt | None:
        found = watcher.poll()
        if found is not None:
            tell(found, place)
        return found

    open_window(first.level, str(place), "auto", None, focus=True, follow=follow)
