"""The real window, on a virtual screen, by real key presses."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool, a screen and its keys"
)

COMMAND = (sys.executable, "-P", "-c", "from game.cli import main; main()")


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """An environment with a screen of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24"], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as number:
        display = f":{number.readline().strip()}"
    environment = {k: v for k, v in os.environ.items() if k != "SDL_VIDEODRIVER"}
    yield environment | {"DISPLAY": display, "SDL_VIDEODRIVER": "x11"}
    server.terminate()
    server.wait(10)


def until(what: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.1)


def keys(screen: dict[str, str], *names: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "120", *names], env=screen, check=True, timeout=20)


def window_is_there(screen: dict[str, str]) -> bool:
    found = subprocess.run(["xdotool", "search", "--class", ".*"], env=screen, capture_output=True, check=False)
    return len(found.stdout.split()) > 1  # the first is the screen itself


def test_without_a_microphone_keys_and_typing_steer_and_one_line_says_so(
    screen: dict[str, str], tmp_path: Path
) -> None:
    game = subprocess.Popen(
        [*COMMAND, "play", "--report", "r.json"], cwd=tmp_path, env=screen, stderr=subprocess.PIPE, text=True
    )
    until(lambda: window_is_there(screen))
    time.sleep(3)

    keys(screen, "Right", "s", "t", "o", "p", "Return", "q", "q", "Return", "Up")
    time.sleep(1)
    keys(screen, "Escape")
    _, told = game.communicate(timeout=60)

    report = json.loads((tmp_path / "r.json").read_text())
    assert game.returncode == 0, told
    assert [h["command"] for h in report["heard"]] == ["run", "stop", "jump"]
    assert [r["reason"] for r in report["rejected"]] == ["not_in_list"]
    assert told.count("no microphone") <= 1


def test_the_demo_plays_in_the_window_as_well(screen: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "demo", "--mute", "--seconds", "9", "--report", "r.json"],
        cwd=tmp_path,
        env=screen,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    report = json.loads((tmp_path / "r.json").read_text())
    assert done.returncode == 1, done.stderr  # nine seconds are not enough to arrive
    assert "run" in [h["command"] for h in report["heard"]]
    assert not (tmp_path / "voxleap-demo.png").exists()
