"""How something was said: its loudness and pitch; and a clap or a held note, for games that want no words."""

import numpy as np
from numpy.typing import NDArray

from voice.endpoint import level_db
from voice.events import Burst, Note
from voice.source import RATE, Samples

LOWEST, HIGHEST = 70.0, 800.0  # Hz; a man's creak and a child's shout
WINDOW = 1024  # samples; 64 ms hold four periods of the lowest voice
HOP = 160  # samples
PERIODIC = 0.2  # least cumulative mean normalised difference of a voiced frame (de Cheveigné & Kawahara, JASA 2002)
FEWEST = 3  # voiced frames; fewer are chance

BLOCK = 512  # samples between two notes: 32 ms
STEEP_DB = 15.0  # dB that a burst stands above what was there in the blocks before
LOUD_DB = -40.0  # dBFS below which nothing is a burst or a note
OVER_FLOOR_DB = 10.0  # dB that a note stands above the quietest of the last seconds
REST = 6  # blocks between two bursts: a clap and its echo are one
MEMORY = 128  # blocks, 4 s


def pitch(samples: Samples) -> float:
    """Give the median pitch of the voiced frames, Hz; 0 when it has none, as a whisper or a clap."""
    found = [f for at in range(0, len(samples) - WINDOW + 1, HOP) if (f := frame_pitch(samples[at : at + WINDOW]))]
    return float(np.median(found)) if len(found) >= FEWEST else 0.0


def frame_pitch(frame: Samples) -> float:
    """Give the pitch of one frame of `WINDOW` samples by YIN, Hz, 70 to 800; 0 when it is not periodic."""
    x = frame.astype(np.float64)
    longest = int(RATE / LOWEST)
    shortest = int(RATE / HIGHEST)
    width = len(x) - longest - 1
    # Squared difference of the frame with itself `lag` later, from energies and a correlation by FFT.
    size = 1 << (len(x) + width - 1).bit_length()
    correlation = np.fft.irfft(np.fft.rfft(x, size) * np.conj(np.fft.rfft(x[:width], size)), size)[: longest + 2]
    energy = np.concatenate(([0.0], np.cumsum(x * x)))
    lags = np.arange(longest + 2)
    difference = energy[width] + (energy[lags + width] - energy[lags]) - 2 * correlation
    if energy[-1] <= 1e-9:
        return 0.0
    mean = np.cumsum(difference[1:]) / lags[1:]
    normalised = np.concatenate(([1.0], difference[1:] / np.maximum(mean, 1e-12)))
    low = np.flatnonzero(normalised[shortest : longest + 1] < PERIODIC)
    if not len(low):
        return 0.0
    lag = shortest + int(low[0])
    while lag < longest and normalised[lag + 1] < normalised[lag]:
        lag += 1
    before, here, after = normalised[lag - 1 : lag + 2]
    bend = before - 2 * here + after
    return float(RATE / (lag + (0.5 * (before - after) / bend if bend > 0 else 0.0)))


class VoiceChannel:
    """Bursts and notes in a stream, whatever the sizes of its blocks."""

    def __init__(self) -> None:
        self._rest: NDArray[np.float32] = np.zeros(0, np.float32)
        self._window: NDArray[np.float32] = np.zeros(WINDOW, np.float32)
        self._levels: list[float] = []
        self._clock = 0
        self._burst = -REST

    def push(self, samples: Samples) -> list[Burst | Note]:
        """Take samples, shape (n,), 16 kHz; give what is in them, times in s on the stream's clock."""
        self._rest = np.concatenate((self._rest, samples))
        found: list[Burst | Note] = []
        whole = len(self._rest) // BLOCK * BLOCK
        for at in range(0, whole, BLOCK):
            found += self._block(self._rest[at : at + BLOCK])
        self._rest = self._rest[whole:]
        return found

    def _block(self, block: Samples) -> list[Burst | Note]:
        self._clock += 1
        self._window = np.concatenate((self._window[BLOCK:], block))
        level, floor = level_db(block), min(self._levels, default=-120.0)
        before = max(self._levels[-3:], default=-120.0)
        self._levels = [*self._levels[1 - MEMORY :], level]
        if level < LOUD_DB:
            return []
        at = self._clock * BLOCK / RATE
        found: list[Burst | Note] = []
        if level - before >= STEEP_DB and self._clock - self._burst > REST:
            self._burst = self._clock
            found.append(Burst(at, level))
        if level - floor >= OVER_FLOOR_DB and (hz := frame_pitch(self._window)):
            found.append(Note(at, level, hz))
        return found
