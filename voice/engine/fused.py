"""sphinx and a person's own takes as one ear: the takes re-rank what sphinx finds, and verify it.

A phrase with takes gains or loses by how near its nearest take lies, counted from the distance at which a word of
this person is as likely meant as not; a phrase without takes stays as sphinx has it.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice.engine import Evidence
from voice.engine.personal import Personal
from voice.engine.sphinx import Sphinx
from voice.vocabulary import Vocabulary

RANKS = 4  # commands that sphinx scores
NATS = 40.0  # of sphinx' scale for each unit of distance
EVEN = 0.5  # distance over the usual one at which the takes say neither yes nor no


def make(model: Path | None) -> "Fused":
    """Give the ear; `model` is a profile's file or name, None the one that was written last."""
    return Fused(model)


class Fused:
    """sphinx with the takes of a person; sphinx alone where there are no takes of the list's words."""

    def __init__(self, model: Path | None = None) -> None:
        self._sphinx = Sphinx(ranks=RANKS)
        self._personal = Personal(model)
        self.name = "sphinx+personal"

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See `Engine.prepare`."""
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
        return fuse(heard, self._personal.distances(samples), self._personal.usual)


def fuse(heard: Evidence, far: dict[str, float], usual: float) -> Evidence:
    """Join the evidence of both.

    Args:
        heard: what sphinx made of it.
        far: phrase to the distance of its nearest take, for phrases that have takes.
        usual: distance between takes of one word.

    """
    even = usual + EVEN
    scores = {p: s + NATS * (even - far[p]) if p in far else s for p, s in heard.scores.items()}
    return Evidence(scores, usual - min(far.values()))
