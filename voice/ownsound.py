"""What the game's own loudspeaker puts into the microphone: learned while it plays, told apart from the player."""

from collections import deque

import numpy as np

from voice.endpoint import level_db
from voice.source import RATE, Samples

QUIET_DB = -60.0  # dBFS that a game plays; below it nothing comes through
LAG_S = 0.35  # s that a sound goes on after it was told: buffers, the way through the air, the room's echo
LEARN_S = 1.0  # s of own sound before anything is held against it
MEMORY_S = 20.0  # s of own sound that are remembered
LOUDEST = 0.8  # share of the blocks with own sound only that lie below what is taken for its level in the microphone
CLEAR_DB = 4.0  # dB by which the player must be above it
COVERED = 0.5  # share of an utterance during which it played


class OwnSound:
    """Compares what is heard with what is played."""

    def __init__(self) -> None:
        self._clock = 0
        self._level = self._ringing = -120.0
        self._until = 0
        self._played: deque[tuple[int, int, float]] = deque(maxlen=1024)
        self._through: deque[tuple[float, float]] = deque()
        self._learned = 0.0

    def playing(self, level: float) -> None:
        """Take what the game plays from now on, dBFS; -120 is nothing."""
        if level < self._level:  # it rings on
            self._until = self._clock + int(LAG_S * RATE)
            self._ringing = max(self._level, level)
        self._level = level

    def push(self, block: Samples, speaking: bool) -> None:
        """Take a block as it was heard, and whether somebody seems to speak."""
        start, self._clock = self._clock, self._clock + len(block)
        level = max(self._level, self._ringing if self._clock <= self._until else -120.0)
        if level < QUIET_DB:
            return
        self._played.append((start, self._clock, level))
        if speaking and self._learned >= LEARN_S:
            return  # the player would be taken for the loudspeaker
        seconds = len(block) / RATE
        self._through.append((seconds, level_db(block) - level))
        self._learned += seconds
        while self._learned > MEMORY_S:
            self._learned -= self._through.popleft()[0]

    def covers(self, start_s: float, end_s: float, level: float) -> bool:
        """Tell whether an utterance is most probably what the game itself played.

        Args:
            start_s: where it begins on the stream's clock, s.
            end_s: where it ends.
            level: its loudness, dBFS.

        """
        if self._learned < LEARN_S:
            return False
        start, end = start_s * RATE, end_s * RATE
        shares = [(min(b, end) - max(a, start), played) for a, b, played in self._played if b > start and a < end]
        covered = sum(share for share, _ in shares)
        if covered < COVERED * max(end - start, 1):
            return False
        through = float(np.quantile([gain for _, gain in self._through], LOUDEST))
        return level < max(played for _, played in shares) + through + CLEAR_DB
