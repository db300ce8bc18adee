import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from game.cli import app, doctor
from game.cli.doctor import Finding
from voice import Health
from voice.words import Text


class Deaf:
    """Ears whose model is not there."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> "Deaf":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def feed(self, samples: object) -> None:
        pass

    def settle(self, timeout_s: float) -> bool:
        return False

    def poll(self) -> list[Health]:
        return [Health("no_ear", Text("no model", "没有模型"))]


def lines(*looks: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    monkeypatch.setattr(doctor, "LOOKS", looks)
    done = CliRunner().invoke(app, ["--lang", "en", "doctor"])
    return done.exit_code, done.stdout.splitlines()


def sound_says(monkeypatch: pytest.MonkeyPatch, code: int, out: str, err: str) -> None:
    answer = subprocess.CompletedProcess([sys.executable], code, out, err)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)


@pytest.mark.parametrize(
    ("code", "out", "err", "line"),
    [
        (0, "2 1\n", "", "microphone\tok\t2 inputs"),
        (
            1,
            "",
            "OSError: PortAudio library not found",
            "microphone\tnote\tPortAudio is missing: keys and typing work\t"
            "Debian, Ubuntu: apt-get install libportaudio2",
        ),
        (
            1,
            "",
            "ModuleNotFoundError: No module named 'sounddevice'",
            "microphone\tnote\tsounddevice is missing: keys and typing work\tpip install sounddevice",
        ),
    ],
)
def test_what_the_sound_system_lacks_has_its_mend(
    code: int, out: str, err: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound_says(monkeypatch, code, out, err)

    assert lines(doctor._sound, monkeypatch=monkeypatch) == (0, [line])


def test_a_sound_system_that_hangs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("python", doctor.DEADLINE_S)

    monkeypatch.setattr(subprocess, "run", hang)

    line = "microphone\tnote\tthe sound system does not answer\trestart it, or the machine"
    assert lines(doctor._sound, monkeypatch=monkeypatch) == (0, [line])


def test_pygame_beside_pygame_ce_is_a_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", lambda _: "2.5.8")

    line = (
        "pygame\tnote\tpygame and pygame-ce are both installed and overwrite each other\t"
        "pip uninstall pygame pygame-ce, then pip install pygame-ce"
    )
    assert lines(doctor._pygame, monkeypatch=monkeypatch) == (0, [line])


def test_without_any_ear_the_game_can_still_be_played_by_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "Ears", Deaf)

    code, found = lines(doctor._ears, monkeypatch=monkeypatch)

    assert code == 0
    assert found[0] == "ear.sphinx\tmissing\tno model\tpip install pocketsphinx"


def test_an_ear_that_hears_tells_the_memory_of_its_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ENGINES", ("sphinx",))

    _, found = lines(doctor._ears, monkeypatch=monkeypatch)

    told = re.fullmatch(r"ear\.sphinx\tok\thears, (\d+) MB of memory", found[0])
    assert told, found
    assert 30 < int(told[1]) < 1000


def test_what_nothing_can_run_without_gives_78(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing() -> Iterator[Finding]:
        yield Finding("content", "missing", Text("no levels", "没有关卡"), Text("install again", "重新安装"))

    assert lines(nothing, monkeypatch=monkeypatch) == (78, ["content\tmissing\tno levels\tinstall again"])


def test_a_skipped_extension_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "broken_moves", lambda: (Text("a:B: move skipped: not a move", "a:B：跳过"),))

    line = "extension.1\tnote\ta:B: move skipped: not a move\tvoxleap check PACKAGE says more"
    assert lines(doctor._extensions, monkeypatch=monkeypatch) == (0, [line])
