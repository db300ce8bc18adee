"""The whole way in: a recording is played to a sound server, PortAudio captures it, the robot obeys in its window."""

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.view import SIZE
from tests.e2e.devices import COMMAND, Environment, Microphone, keys, until, virtual_screen, window_is_there
from tests.e2e.people import SPEECH

NEEDED = ("Xvfb", "xdotool", "pulseaudio", "pactl", "paplay")
pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in NEEDED), reason=f"needs {', '.join(NEEDED)}: a screen and a microphone"
)
CLIPS = Path(__file__).parents[2] / "assets" / "clips"
PERSON = min((SPEECH / "en" / "go").glob("*_go_18f8afd5_nohash_3.flac"), default=None)
RUN = PERSON or min((CLIPS / "run").glob("run*"))
"""A person's word where the recordings are, else a synthetic one."""

HEARS_S = 10  # s from a word to its move, at most, on a machine that is busy with other tests


@pytest.fixture
def screen() -> Iterator[Environment]:
    with virtual_screen() as environment:
        yield environment


@pytest.fixture
def microphone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Microphone]:
    # A short path: a socket's may have no more than 108 letters.
    device = Microphone(tmp_path_factory.mktemp("p"))
    yield device
    device.close()


def test_a_voice_steers_and_a_microphone_that_is_pulled_out_is_heard_again_when_it_is_back(
    screen: Environment, microphone: Microphone, tmp_path: Path
) -> None:
    microphone.plug()
    game = subprocess.Popen(
        [*COMMAND, "play", "cyber_ruins/first_leap", "--focus", "off", "--report", "r.json"],
        cwd=tmp_path,
        env=screen | microphone.environment | {"XDG_PICTURES_DIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    told: list[str] = []
    reader = threading.Thread(target=lambda: told.extend(game.stderr or ()), daemon=True)
    reader.start()
    until(lambda: window_is_there(screen))
    until(lambda: any("listening" in line for line in told) and any("playing" in line for line in told))

    microphone.say(RUN)
    time.sleep(HEARS_S)
    keys(screen, "F12")
    microphone.unplug()
    until(lambda: any("no microphone" in line for line in told))
    keys(screen, "Tab")
    microphone.plug()
    until(lambda: sum("listening" in line for line in told) == 2)
    microphone.say(RUN)
    time.sleep(HEARS_S)
    keys(screen, "F12", "Escape")
    game.wait(30)
    reader.join(10)

    report = json.loads((tmp_path / "r.json").read_text())
    assert game.returncode == 0, told
    assert [h["command"] for h in report["heard"]] == ["run", "stop", "run"], told
    without, again = (pygame.image.load(p) for p in sorted((tmp_path / "VoxLeap").glob("*.png")))
    assert without.get_size() == again.get_size() == SIZE
    assert pygame.image.tobytes(without, "RGB") != pygame.image.tobytes(again, "RGB")  # the robot has run on


def test_the_microphones_are_listed_and_listening_tells_the_word(microphone: Microphone, tmp_path: Path) -> None:
    microphone.plug()
    environment = os.environ | microphone.environment | {"VOXLEAP_WHISPER": ""}

    def voice(*words: str) -> "subprocess.Popen[str]":
        command = [*COMMAND, "--lang", "en", "voice", *words]
        return subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    listed = voice("devices").communicate(timeout=60)[0].splitlines()
    unknown = voice("listen", "--device", "harpsichord")
    told = unknown.communicate(timeout=60)[1]
    listening = voice("listen", "--device", "pulse", "--engine", "sphinx", "--seconds", "60")
    lines: list[str] = []

    def read() -> None:
        assert listening.stdout is not None
        lines.extend(listening.stdout)

    threading.Thread(target=read, daemon=True).start()
    until(lambda: "*\tlistening\n" in lines, instead=lambda: (lines, listening.poll()))
    microphone.say(RUN)
    until(lambda: any(line.startswith("run\t") for line in lines), instead=lambda: (lines, listening.poll()))
    listening.terminate()
    listening.wait(10)

    assert any("\tpulse\t" in line for line in listed), listed
    assert [line for line in listed if line.endswith("\t*")]
    assert unknown.returncode == 2
    assert told.startswith("harpsichord: no such microphone; there are: ")
