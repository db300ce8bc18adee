"""The real window, on a virtual screen, by real key presses."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.e2e.devices import COMMAND, Environment, keys, until_it_plays, virtual_screen

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool, a screen and its keys"
)


@pytest.fixture
def screen() -> Iterator[Environment]:
    with virtual_screen() as environment:
        yield environment


def test_without_a_microphone_keys_and_typing_steer_and_one_line_says_so(screen: Environment, tmp_path: Path) -> None:
    game = subprocess.Popen(
        [*COMMAND, "play", "cyber_ruins/first_leap", "--report", "r.json"],
        cwd=tmp_path,
        env=screen,
        stderr=subprocess.PIPE,
        text=True,
    )
    told = until_it_plays(game)

    keys(screen, "Right", "s", "t", "o", "p", "Return", "q", "q", "Return", "Up")
    time.sleep(1)
    keys(screen, "Escape")
    told += game.communicate(timeout=60)[1]

    report = json.loads((tmp_path / "r.json").read_text())
    assert game.returncode == 0, told
    assert [h["command"] for h in report["heard"]] == ["run", "stop", "jump"]
    assert [r["reason"] for r in report["rejected"]] == ["not_in_list"]
    assert told.count("no microphone") <= 1


def test_the_demo_plays_in_the_window_as_well(screen: Environment, tmp_path: Path) -> None:
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


def test_a_recording_plays_in_the_window_and_gives_the_run_that_it_gives_without_one(
    screen: Environment, tmp_path: Path
) -> None:
    clip, rate = soundfile.read(next((ROOT / "assets/clips/run").iterdir()), dtype="float32")
    soundfile.write(tmp_path / "go.wav", np.concatenate((np.zeros(rate), clip, np.zeros(3 * rate))), rate)
    reports = []

    for where in ((), ("--headless",)):
        done = subprocess.run(
            [*COMMAND, "play", "--audio", "go.wav", "--report", "r.json", *where],
            cwd=tmp_path,
            env=screen,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 1, done.stderr  # one word does not carry it to the end
        reports.append(json.loads((tmp_path / "r.json").read_text()))

    assert [h["command"] for h in reports[0]["heard"]] == ["run"]
    assert reports[0] == reports[1]
