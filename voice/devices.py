"""Microphones: which there are, which one somebody means, and which one was chosen last."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from voice.source import SourceError
from voice.words import Text

LOOK_S = 8.0  # s; a sound system that hangs must not hang this
_LIST = "from voice.devices import _print_microphones; _print_microphones()"


@dataclass(frozen=True, slots=True)
class Microphone:
    """One device that gives sound."""

    number: int
    """PortAudio's; it changes when devices come and go, so remember the name."""
    name: str
    host: str
    """The sound system that it is reached by."""
    rate: int
    """What it gives by itself, Hz."""
    channels: int
    default: bool


def load_portaudio() -> Any:
    """Give the sounddevice module.

    Raises:
        SourceError: it, or the PortAudio library, is not there.

    """
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise SourceError(
            "microphone", Text(f"PortAudio is missing ({error})", "缺少 PortAudio 库；Debian 上装 libportaudio2")
        ) from None
    return sounddevice


def microphones(portaudio: Any) -> tuple[Microphone, ...]:
    """List what PortAudio sees; it looks once, when it is initialised."""
    hosts = [host["name"] for host in portaudio.query_hostapis()]
    usual = portaudio.default.device[0]
    return tuple(
        Microphone(
            number,
            str(d["name"]),
            hosts[d["hostapi"]],
            int(d["default_samplerate"]),
            d["max_input_channels"],
            number == usual,
        )
        for number, d in enumerate(portaudio.query_devices())
        if d["max_input_channels"] > 0
    )


def microphones_now() -> tuple[Microphone, ...]:
    """List what is plugged in at this moment, asked of a process of its own: looking anew ends every open stream.

    Raises:
        SourceError: the sound system does not answer, or PortAudio is not there.

    """
    path = os.pathsep.join(p for p in (str(Path(__file__).parent.parent), *sys.path) if p and Path(p).is_absolute())
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _LIST],
            capture_output=True,
            timeout=LOOK_S,
            check=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        return tuple(Microphone(**row) for row in json.loads(done.stdout))
    except (OSError, ValueError, subprocess.SubprocessError):
        load_portaudio()  # says it in its own words where the library is what lacks
        raise SourceError(
            "microphone", Text("the sound system does not answer; restart it", "声音系统没有响应；请重启它")
        ) from None


def _print_microphones() -> None:
    rows = [{name: getattr(m, name) for name in Microphone.__dataclass_fields__} for m in microphones(load_portaudio())]
    sys.stdout.write(json.dumps(rows))


def pick(given: str | int | None, found: Sequence[Microphone]) -> Microphone | None:
    """Give the microphone that somebody means.

    Args:
        given: a number, a name, or a part of one, whatever the case; None or "" is the system's.
        found: those that are there.

    Returns:
        None when it is not there. Of several the whole name comes first, then the system's, then the first.

    """
    if given is None or given == "":
        return next((m for m in found if m.default), found[0] if found else None)
    if isinstance(given, int) or given.isdecimal():
        return next((m for m in found if m.number == int(given)), None)
    wanted = given.casefold()
    named = [m for m in found if wanted in m.name.casefold()]
    return min(named, key=lambda m: (m.name.casefold() != wanted, not m.default), default=None)


def unknown(given: str | int, found: Sequence[Microphone]) -> SourceError:
    """Say that there is no such microphone, and which there are."""
    names = ", ".join(dict.fromkeys(m.name for m in found))
    if not names:
        return SourceError(str(given), Text("there is no microphone; plug one in", "没有麦克风；请插上一个"))
    return SourceError(str(given), Text(f"no such microphone; there are: {names}", f"没有这个麦克风；可用：{names}"))


def memory() -> Path:
    """Give the file that keeps the choice."""
    return user_config_path("voxleap", appauthor=False) / "microphone.json"


def remember(name: str) -> None:
    """Keep the chosen microphone's name; "" is the system's."""
    file = memory()
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps({"name": name}, ensure_ascii=False), encoding="utf-8")
    fresh.replace(file)


def remembered() -> str:
    """Give the name that was kept; "" for none, also when the file is broken."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return str(json.loads(memory().read_text(encoding="utf-8")).get("name", ""))
    return ""
