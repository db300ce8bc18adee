"""sphinx and a person's own takes as one ear: the takes re-rank what sphinx finds, and verify it.

A phrase with takes gains or loses by how near its nearest take lies, counted from the distance at which a word of
this person is as likely meant as not; a phrase without takes stays as sphinx has it.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice import profiles
from voice.engine import Evidence
from voice.engine.personal import Personal
from voice.engine.sphinx import Sphinx
from voice.source import RATE
from voice.vocabulary import Vocabulary

RANKS = 4  # commands that sphinx scores
# Right first choices among 25 words, two takes of some ten of them (339 recordings, 33 people): sphinx 0.80, the takes
# alone 0.98 of the words they are for, both 0.985; from 60 to 120 nats and 1 to 1.5 of distance it stays above 0.98.
NATS = 80.0  # of sphinx' scale for each unit of distance
EVEN = 1.1  # distance over the usual one at which the takes say neither yes nor no
UNKNOWN = -3.1  # fit of a phrase without takes, as fitted together with the calibration of this ear
# Such a phrase is held to what sphinx' own calibration asks of fit and length (its weights over this ear's): at 0.8
# 3 of 83 stretches of talk instead of 16, and 0.19 instead of 0.15 of 952 words.
BY_FIT, BY_LENGTH, WORD_S = 0.63, 2.2, 0.45
ROOM_S = 0.4  # s around the voice


def make(model: Path | None) -> "Fused":
    """Give the ear; `model` is a profile's file or name, None the one that was written last."""
    return Fused(model)


class Fused:
    """sphinx with the takes of a person."""

    name = "sphinx+personal"

    def __init__(self, model: Path | None = None, profile: profiles.Profile | None = None) -> None:
        self._sphinx = Sphinx(ranks=RANKS)
        self._personal = Personal(model, profile)
        self._phrases: frozenset[str] = frozenset()

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See `Engine.prepare`."""
        self._phrases = frozenset(vocabulary.phrases)
        self._sphinx.prepare(vocabulary)
        self._personal.prepare(vocabulary)

    def push(self, samples: NDArray[np.float32]) -> str:
        """See `Streaming.push`."""
        return self._sphinx.push(samples)

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """See `Engine.hear`."""
        heard = self._sphinx.hear(samples)
        if heard.said:
            return heard
        seconds = len(samples) / RATE - ROOM_S
        return fuse(heard, self._personal.distances(samples), self._personal.usual, self._phrases, seconds)


def fuse(heard: Evidence, far: Mapping[str, float], usual: float, phrases: Collection[str], seconds: float) -> Evidence:
    """Join the evidence of both.

    Args:
        heard: what sphinx made of it.
        far: phrase to the distance of its nearest take, for phrases that have takes.
        usual: distance between takes of one word.
        phrases: those of the list; the rest that has a score are decoys.
        seconds: of voice.

    """
    even = usual + EVEN
    scores = {p: s + NATS * (even - far[p]) if p in far else s for p, s in heard.scores.items()}
    best = max((p for p in scores if p in phrases), key=lambda p: scores[p], default="")
    if best in far:
        return Evidence(scores, usual - far[best])
    return Evidence(scores, UNKNOWN + BY_FIT * heard.fit - BY_LENGTH * (seconds - WORD_S), heard.pace)
