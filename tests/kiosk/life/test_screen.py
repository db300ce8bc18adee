"""The real kiosk on a virtual screen: killed, pressed at, and left by the operator's keys."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.devices import Environment, keys, until, virtual_screen

COMMAND = (sys.executable, "-P", "-c", "from game.cli import main; main()", "kiosk")
pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool, a screen and its keys"
)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Environment]:
    with virtual_screen() as environment:
        folders = {"VOXLEAP_KIOSK_DATA": "k", "XDG_CONFIG_HOME": str(tmp_path), "SDL_AUDIODRIVER": "dummy"}
        environment.pop("XDG_RUNTIME_DIR", None)
        yield environment | folders


def test_the_kiosk_is_healed_and_no_key_but_the_operators_ends_it(screen: Environment, tmp_path: Path) -> None:
    def state() -> dict[str, object]:
        asked = subprocess.run(
            [*COMMAND, "status", "--json"], cwd=tmp_path, env=screen, capture_output=True, text=True, check=False
        )
        return dict(json.loads(asked.stdout or "{}"))

    def log() -> str:
        file = tmp_path / "k" / "kiosk.log"
        return file.read_text() if file.exists() else ""

    kiosk = subprocess.Popen(COMMAND, cwd=tmp_path, env=screen, stderr=subprocess.PIPE, text=True)
    try:
        until(lambda: "the picture is there" in log())
        game = int(log().split("the game begins: process ")[1].split(",")[0])
        os.kill(game, signal.SIGKILL)
        until(lambda: "the picture is back" in log())

        keys(screen, "Escape", "alt+F4", "ctrl+c", "q")
        until(lambda: state().get("mode") == "visit")  # any other key is somebody's hand
        told = state()
        assert (told["pid"], told["restarts"]) == (kiosk.pid, 1)

        keys(screen, "ctrl+alt+shift+q")
        assert kiosk.wait(30) == 0
        assert kiosk.stderr is not None
        assert kiosk.stderr.read() == ""
        assert state() == {}
    finally:
        kiosk.kill()
