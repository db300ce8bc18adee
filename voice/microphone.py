"""Sound from a device, for ever: opened as it can be, opened again when it is gone, the reason told in words."""

import queue
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from typing import Any

import numpy as np
import soxr
from numpy.typing import NDArray

from voice.devices import Microphone, load_portaudio, microphones, microphones_now, pick, remembered
from voice.source import RATE, Samples, SourceError
from voice.words import Text

GONE_S = 1.0  # s without a block, and the device is taken for gone and opened again
FIRST_S = 4.0  # s; a sound server that sleeps takes its time to give the first block
DEFAULT_S = 10.0  # s between two looks at which microphone is the system's
RATES = (48_000, 44_100, 16_000, 32_000, 96_000, 8_000)  # Hz, tried when a device refuses its own
FOLLOWS = sys.platform not in ("win32", "darwin")
"""Here the sound server moves an open stream to the new default by itself; elsewhere we have to look."""

NONE = Text("no microphone; keys and typing work", "没有麦克风；可以用键盘和打字")
TAKEN = Text(
    "another program holds the microphone; close it; keys and typing work",
    "麦克风被别的程序占用；请关掉它；可以用键盘和打字",
)

Given = tuple[Samples | Text, float]
"""A block, 16 kHz mono, or why there is none; and the monotonic time of its end."""


def listen(
    device: str | int | None = None,
    default_now: Callable[[], str] | None = None,
) -> Generator[Given, None, None]:
    """Give what a microphone hears, for ever; each second that it is not there, the reason.

    Args:
        device: a number, a name or part of it. None is the one that was chosen last, else the system's.
        default_now: tells the name of the system's microphone, and may take its time; None for this machine's own way.

    Raises:
        SourceError: PortAudio is missing, which no waiting mends.

    """
    portaudio = load_portaudio()
    changed = threading.Event()
    if default_now is None and not FOLLOWS:
        default_now = _default_now
    while True:
        try:
            chosen = _choose(device, microphones(portaudio))
            changed.clear()
            if default_now is not None and chosen is not None and chosen.default and device in (None, ""):
                _watch(chosen.name, default_now, changed)
            if chosen is not None:
                yield from _stream(portaudio, chosen, changed)
            why = NONE
        except (portaudio.PortAudioError, queue.Empty, ValueError) as error:
            why = TAKEN if "unavailable" in str(error).lower() or "busy" in str(error).lower() else NONE
        if changed.is_set():
            _look_anew(portaudio)
            continue
        yield why, time.monotonic()
        time.sleep(GONE_S)
        _look_anew(portaudio)


def _choose(device: str | int | None, found: tuple[Microphone, ...]) -> Microphone | None:
    """One that was asked for is waited for; one that was only remembered gives way to the system's."""
    if device not in (None, ""):
        return pick(device, found)
    return pick(remembered(), found) or pick(None, found)


def _look_anew(portaudio: Any) -> None:
    # PortAudio lists devices when it begins: only so is one seen that was plugged in since.
    portaudio._terminate()
    portaudio._initialize()


def _watch(name: str, default_now: Callable[[], str], changed: threading.Event) -> None:
    """Set `changed` when the system's microphone is another than `name`."""

    def look() -> None:
        while not changed.wait(DEFAULT_S):
            if default_now() not in ("", name):
                changed.set()

    threading.Thread(target=look, daemon=True).start()


def _default_now() -> str:
    try:
        found = pick(None, microphones_now())
    except SourceError:
        return ""
    return found.name if found else ""


def _stream(portaudio: Any, chosen: Microphone, changed: threading.Event) -> Iterator[tuple[Samples, float]]:
    """Give blocks until the device is gone, which is told by an exception, or is no longer the right one."""
    blocks: queue.Queue[tuple[Samples, float]] = queue.Queue(maxsize=64)

    def take(data: NDArray[np.float32], _frames: int, _time: object, _status: object) -> None:
        if not blocks.full():
            blocks.put((data.mean(axis=1), time.monotonic()))

    stream, rate = _opened(portaudio, chosen, take)
    # One resampler for all blocks: each for itself would click at its borders.
    resampler = soxr.ResampleStream(rate, RATE, 1, dtype="float32") if rate != RATE else None
    with stream:
        patience = FIRST_S
        while not changed.is_set():
            data, at = blocks.get(timeout=patience)
            patience = GONE_S
            samples = resampler.resample_chunk(data) if resampler else data
            if len(samples):
                yield np.asarray(samples, dtype=np.float32), at


def _opened(portaudio: Any, chosen: Microphone, take: Callable[..., None]) -> tuple[Any, int]:
    """Open a device at the first rate and width that it takes; its own and mono come first."""
    refusal: Exception | None = None
    for rate in dict.fromkeys((chosen.rate, *RATES)):
        for channels in dict.fromkeys((1, min(2, chosen.channels), chosen.channels)):
            try:
                stream = portaudio.InputStream(
                    device=chosen.number, samplerate=rate, channels=channels, dtype="float32", callback=take
                )
            except (portaudio.PortAudioError, ValueError) as error:
                refusal = refusal or error
                if not any(word in str(error).lower() for word in ("rate", "channel")):
                    raise
            else:
                return stream, rate
    assert refusal is not None
    raise refusal
