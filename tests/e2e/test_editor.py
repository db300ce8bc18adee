"""The editor in its real window, on a virtual screen, by a real mouse."""

import shutil
import subprocess
from pathlib import Path

import pytest

from game.level import load
from game.screens.editor_desk import AREA, PALETTE, TILE, kinds
from tests.e2e.devices import COMMAND, Environment, keys, virtual_screen

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool, a screen and its mouse"
)


def mouse(screen: Environment, *words: str) -> None:
    subprocess.run(["xdotool", *words], env=screen, check=True, timeout=20)


def test_a_new_level_is_begun_filled_by_mouse_and_saved(tmp_path: Path) -> None:
    row, column = divmod(kinds().index("crate"), 2)
    tile = PALETTE.left + column * TILE[0] + 50, PALETTE.top + row * TILE[1] + 30
    with virtual_screen() as screen:
        command = [*COMMAND, "--lang", "en", "edit", "mine.json"]
        editor = subprocess.Popen(command, cwd=tmp_path, env=screen, stdout=-1, stderr=-1, text=True)
        assert editor.stderr is not None
        told = next(line for line in editor.stderr if "editing" in line)

        drag = ("mousemove", *map(str, tile), "sleep", "0.3", "mousedown", "1", "sleep", "0.3")
        mouse(screen, *drag, "mousemove", *map(str, AREA.center), "sleep", "0.3", "mouseup", "1", "sleep", "0.3")
        keys(screen, "ctrl+s", "Escape", "Escape")
        out, _ = editor.communicate(timeout=60)

    assert told
    assert editor.returncode == 0
    assert out.strip() == "mine.json"
    assert [o.kind for o in load(tmp_path / "mine.json").obstacles] == ["crate"]
