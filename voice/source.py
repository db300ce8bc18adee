"""Sound in: a file or an array; always 16 kHz mono float32 out. A device is `voice.microphone`."""

from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from voice.words import Text

RATE = 16_000  # Hz
BLOCK = 512  # samples; 32 ms, what the speech detector reads at a time

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
