import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar, Self

import pytest
from typer.testing import CliRunner

from game.cli import app, setup
from voice import Advice, Event, Health, Heard
from voice import weights as checkpoints
from voice.devices import Microphone
from voice.room import ADVICE
from voice.weights import Checkpoint, WeightsError
from voice.words import Text

WEBCAM = Microphone(0, "HD Webcam", "Fake", 48_000, 1, default=True)
HEADSET = Microphone(3, "USB Headset 话筒", "Fake", 16_000, 1, default=False)
READY = Health("ready", Text("listening", "正在听"))


class FakeEars:
    """Ears whose events a test writes."""

    events: ClassVar[list[Event]] = []
    opened: ClassVar[list[Any]] = []

    def __init__(self, _words: object, *, device: object, language: str) -> None:
        self.opened.append(device)
        self.level, self.floor = -58.0, -60.0
        self._coming = list(self.events)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def poll(self) -> list[Event]:
        return [self._coming.pop(0)] if self._coming else []


class Machine:
    """What setup finds, and what it did."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.microphones: tuple[Microphone, ...] = (WEBCAM, HEADSET)
        self.installed = self.torch = True
        self.here: Path | None = None
        self.ran: list[str] = []
        self.pip = 0
        self.fetching: Callable[..., Path] = self.fetched
        self.remembered = ""
        FakeEars.events, FakeEars.opened = [READY], []
        for name, value in {
            "microphones_now": lambda: self.microphones,
            "remember": lambda name: setattr(self, "remembered", name),
            "remembered": lambda: self.remembered,
            "Ears": FakeEars,
            "STILL_S": 0.05,
            "find_spec": lambda name: {"whisper": self.installed, "torch": self.torch}[name] or None,
            "fetch": lambda checkpoint, **how: self.fetching(checkpoint, **how),
            "make_engine": lambda *_: SimpleNamespace(prepare=lambda _words: None),
        }.items():
            monkeypatch.setattr(setup, name, value)
        monkeypatch.setattr(checkpoints, "best", lambda: self.here)
        monkeypatch.setattr(subprocess, "run", self._run)
        self._folder = tmp_path

    def fetched(self, checkpoint: Checkpoint, progress: Callable[[int, int], None]) -> Path:
        progress(checkpoint.size, checkpoint.size)
        self.here = self._folder / f"{checkpoint.name}.pt"
        return self.here

    def _run(self, command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        self.ran.append(" ".join(command).replace(sys.executable, "python"))
        self.installed = self.pip == 0
        return subprocess.CompletedProcess(command, self.pip)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return Machine(monkeypatch, tmp_path)


def run(*words: str, lang: str = "en") -> tuple[int, list[str]]:
    done = CliRunner().invoke(app, ["--lang", lang, "voice", "setup", *words])
    return done.exit_code, done.stderr.splitlines()


def test_where_nobody_answers_it_lists_tries_remembers_and_fetches_nothing(machine: Machine) -> None:
    code, told = run()

    assert code == 0
    assert told == [
        "trying HD Webcam",
        "listening",
        "it gives sound; the room is at -58 dB",
        "remembered: HD Webcam",
        "the ear here: sphinx, which needs nothing",
        "a better one: whisper: 145 MB to fetch; at 20 Mbit/s the model takes 58 s; no network is needed afterwards",
        "later: voxleap voice setup --yes",
    ]
    assert machine.ran == []


def test_the_named_microphone_is_tried_and_its_word_told_in_chinese(machine: Machine) -> None:
    word = Heard((("jump", 1),), "跳", "zh", 0.9, "", 0.0, 1.0, 1.4, 1.6, "sphinx", -23.0, 180.0)
    FakeEars.events = [READY, word]

    code, told = run("--device", "话筒", lang="zh")

    assert code == 0
    assert FakeEars.opened == [3]
    assert told[:4] == [
        "正在测试：USB Headset 话筒",
        "正在听",
        "听到“跳”，-23 dB，环境 -60 dB",
        "已记住：USB Headset 话筒",
    ]


def test_without_a_microphone_the_ear_is_still_told_and_the_answer_is_78(machine: Machine) -> None:
    machine.microphones = ()

    code, told = run()

    assert code == 78
    assert told[0] == "no microphone; keys and typing work"
    assert "the ear here: sphinx, which needs nothing" in told


def test_a_microphone_that_gives_only_silence_is_not_remembered_as_a_good_one(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeEars.events = [READY, Advice("silent", ADVICE["silent"])]
    monkeypatch.setattr(FakeEars, "__init__", _deaf)

    code, told = run()

    assert code == 78
    assert "it gives no sound: muted, or not allowed?" in told
    assert machine.remembered == ""


def _deaf(self: FakeEars, _words: object, *, device: object, language: str) -> None:
    self.level = self.floor = -120.0
    self._coming = list(self.events)


def test_a_microphone_that_is_not_there_is_bad_usage(machine: Machine) -> None:
    done = CliRunner().invoke(app, ["voice", "setup", "--device", "harp"])

    assert done.exit_code != 0
    assert "no such microphone; there are: HD Webcam, USB Headset 话筒" in str(done.exception)


def test_yes_installs_the_cpu_build_first_and_then_the_checkpoint(machine: Machine) -> None:
    machine.installed = machine.torch = False

    code, told = run("--yes", "--model", "tiny")

    assert code == 0
    assert machine.ran == [
        f"python -m pip install torch --index-url {setup.TORCH_CPU}",
        "python -m pip install openai-whisper>=20250625",
    ]
    assert "about 2.1 GB of disk for PyTorch's CPU build" in "".join(told)
    assert told[-1].startswith("the ear here: whisper tiny; ready in")


def test_when_pip_fails_the_answer_is_try_later(machine: Machine) -> None:
    machine.installed, machine.pip = False, 1

    code, told = run("--yes")

    assert code == 75
    assert told[-1].startswith("pip could not install it")


def test_when_no_place_has_the_checkpoint_one_line_says_so(machine: Machine) -> None:
    def refuse(*_: object, **__: object) -> Path:
        raise WeightsError(Text("base could not be fetched (HTTP 404)", "base 下载失败"))

    machine.fetching = refuse

    code, told = run("--yes")

    assert code == 75
    assert told[-1] == "base could not be fetched (HTTP 404)"


def test_a_checkpoint_that_is_here_is_proved_and_nothing_is_asked(machine: Machine, tmp_path: Path) -> None:
    machine.here = tmp_path / "small.pt"

    code, told = run()

    assert code == 0
    assert told[-1].startswith("the ear here: whisper small; ready in")
