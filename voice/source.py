"""Sound in: a file, an array or a microphone; always 16 kHz mono float32 out."""

import json
import queue
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from voice.words import Text

RATE = 16_000  # Hz
BLOCK = 512  # samples; 32 ms, what the speech detector reads at a time
GONE_S = 1.0  # without a block the device is taken for gone, and opened again
FIRST_S = 4.0  # s; a sound server that sleeps takes its time to give the first block

Samples = NDArray[np.float32]


class SourceError(Exception):
    """One line for whoever chose the file or the device."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text = where, text


def to_ear(samples: NDArray[np.floating], rate: int) -> Samples:
    """Give 16 kHz mono.

    Args:
        samples: shape (n,) or (n, channels), within -1..1.
        rate: Hz.

    """
    mono = samples if samples.ndim == 1 else samples.mean(axis=1)
    mono = np.nan_to_num(mono.astype(np.float32))
    return mono if rate == RATE else np.asarray(soxr.resample(mono, rate, RATE), dtype=np.float32)


def read_audio(path: Path) -> Samples:
    """Read a WAV or FLAC file of any rate and width.

    Returns:
        Shape (n,), mono, 16 kHz, within -1..1.

    Raises:
        SourceError: no file, not sound, or no sound in it.

    """
    if not path.is_file():
        raise SourceError(str(path), Text("no such file", "没有这个文件"))
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError):
        raise SourceError(
            str(path), Text("is not a sound file; WAV and FLAC are read", "不是声音文件；可用 WAV 或 FLAC")
        ) from None
    if not len(samples):
        raise SourceError(str(path), Text("holds no sound", "里面没有声音"))
    return to_ear(samples, rate)


def microphones(timeout_s: float = 10.0) -> tuple[str, ...]:
    """Give the names of the system's microphones; none when the sound system does not answer.

    It is asked in a child: PortAudio writes to standard error as it likes, and on some machines it never answers.
    """
    inputs = "[d['name'] for d in s.query_devices() if d['max_input_channels']]"
    code = f"import json, sounddevice as s; print(json.dumps({inputs}))"
    try:
        command = [sys.executable, "-P", "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s, check=True)
        return tuple(dict.fromkeys(str(name) for name in json.loads(done.stdout)))
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


def microphone(device: str | int | None = None) -> Iterator[tuple[Samples | None, float]]:
    """Give blocks of a microphone and the monotonic time of each block's end, for ever.

    A device that is gone is opened again every second; `None` comes each second that it is not there.
    """
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise SourceError(
            "microphone", Text(f"PortAudio is missing ({error})", "缺少 PortAudio 库；Debian 上装 libportaudio2")
        ) from None
    while True:
        try:
            yield from _stream(sounddevice, device)
        except (sounddevice.PortAudioError, queue.Empty, ValueError):
            yield None, time.monotonic()
            time.sleep(GONE_S)
            # PortAudio lists devices when it begins: only so is one seen that was plugged in since.
            sounddevice._terminate()
            sounddevice._initialize()


def _stream(sounddevice: Any, device: str | int | None) -> Iterator[tuple[Samples, float]]:
    """Give blocks until the device is gone, which is told by an exception."""
    blocks: queue.Queue[tuple[Samples, float]] = queue.Queue(maxsize=64)

    def take(data: NDArray[np.float32], _frames: int, _time: object, _status: object) -> None:
        if not blocks.full():
            blocks.put((data.mean(axis=1), time.monotonic()))

    rate = int(sounddevice.query_devices(device, "input")["default_samplerate"])
    # One resampler for all blocks: each for itself would click at its borders.
    resampler = soxr.ResampleStream(rate, RATE, 1, dtype="float32") if rate != RATE else None
    with sounddevice.InputStream(device=device, samplerate=rate, channels=1, dtype="float32", callback=take):
        patience = FIRST_S
        while True:
            data, at = blocks.get(timeout=patience)
            patience = GONE_S
            samples = resampler.resample_chunk(data) if resampler else data
            if len(samples):
                yield np.asarray(samples, dtype=np.float32), at
