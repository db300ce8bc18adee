"""Title, level, pause and results in the real window, on a virtual screen, by real keys, clicks and typed words."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.devices import COMMAND, Environment, keys, until, virtual_screen, window_is_there

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool, a screen and its keys"
)
SHORT = {
    "title": {"en": "Ten Steps", "zh": "十步"},
    "difficulty": "easy",
    "moves": ["run", "stop"],
    "start": {"x": 2},
    "goal": {"x": 12},
    "ground": [{"x": 0, "width": 40}],
}


@pytest.fixture
def screen() -> Iterator[Environment]:
    with virtual_screen() as environment:
        yield environment


class Game:
    """The program, with its folders in one place, and what it says."""

    def __init__(self, screen: Environment, folder: Path, *arguments: str) -> None:
        places = {name: str(folder) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_PICTURES_DIR")}
        command = [*COMMAND, "--lang", "en", *arguments]
        self.process = subprocess.Popen(command, cwd=folder, env=screen | places, stderr=subprocess.PIPE, text=True)
        self.said: list[str] = []
        self._reader = threading.Thread(target=lambda: self.said.extend(self.process.stderr or ()), daemon=True)
        self._reader.start()

    def says(self, words: str) -> None:
        until(lambda: any(words in line for line in self.said), 120)

    def ends(self) -> int:
        code = self.process.wait(60)
        self._reader.join(10)
        return code


def test_from_the_title_into_a_level_a_pause_and_out_again(screen: Environment, tmp_path: Path) -> None:
    game = Game(screen, tmp_path)
    until(lambda: window_is_there(screen))

    keys(screen, "Return")  # the first start offers the tutorial
    game.says("playing First Words")
    keys(screen, "a", "Escape", "Return")
    game.says("playing First Leap")
    keys(screen, "Right", "F10", "p", "l", "a", "y", "space", "a", "g", "a", "i", "n", "Return")
    until(lambda: sum("playing First Leap" in line for line in game.said) == 2)
    keys(screen, "Escape", "F12", "4", "4", "Right", "Escape", "Escape")

    assert game.ends() == 0, game.said
    kept = json.loads((tmp_path / "voxleap" / "settings.json").read_text())
    assert (kept["language"], kept["taught"]) == ("zh", True)
    assert len(list((tmp_path / "VoxLeap").glob("*.png"))) == 1


def test_a_level_that_is_finished_ends_in_results_and_can_be_run_again(screen: Environment, tmp_path: Path) -> None:
    (tmp_path / "ten.json").write_text(json.dumps(SHORT))
    (tmp_path / "voxleap").mkdir()
    (tmp_path / "voxleap" / "settings.json").write_text('{"volume": ')
    game = Game(screen, tmp_path, "play", "ten.json", "--report", "r.json")
    game.says("playing Ten Steps")
    assert "line 1 is not JSON; it is kept as settings.broken-1.json" in "".join(game.said)

    keys(screen, "Right")
    until(lambda: _again(screen, game, 2))
    _click(screen, 590, 677)
    until(lambda: _again(screen, game, 3))
    _click(screen, 1248, 82)
    _click(screen, 640, 490)

    assert game.ends() == 0, game.said
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["heard"] == []


def _again(screen: Environment, game: Game, times: int) -> bool:
    """Press Enter; in a run it does nothing, on the results it begins the level anew."""
    keys(screen, "Return")
    return sum("playing" in line for line in game.said) >= times


def _click(screen: Environment, x: int, y: int) -> None:
    subprocess.run(
        ["xdotool", "mousemove", str(x), str(y), "sleep", "0.5", "click", "1", "sleep", "0.5"], env=screen, check=True
    )
