"""Ears that know one person: their own takes are the templates, so any language, accent or age will do."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice import profiles
from voice.engine import EngineError, Evidence
from voice.takes import Features, Templates, features
from voice.vocabulary import Vocabulary
from voice.words import Text

NATS = 8.0  # a distance of one frame's usual spread, in nats
FLOOR = 5.0  # nats below the last: a phrase without takes
USUAL = 4.0  # mean distance between takes of one word, when only single takes are there


def make(model: Path | None) -> "Personal":
    """Give the ear; `model` is a profile's file or name, None the one that was written last."""
    return Personal(model)


class Personal:
    """A closed-list ear over a person's own takes."""

    name = "personal"

    def __init__(self, model: Path | None = None, profile: profiles.Profile | None = None) -> None:
        self._model, self._profile = model, profile
        self._phrases: list[str] = []
        self._of = np.zeros(0, int)
        self._templates = Templates(())
        self.usual = USUAL
        """Mean distance of a take to the nearest other of its word."""

    @property
    def phrases(self) -> frozenset[str]:
        """The phrases that have takes."""
        return frozenset(self._phrases)

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See `Engine.prepare`."""
        profile = self._profile or find(self._model)
        mine = {p: t for p, t in profile.takes.items() if p in vocabulary.commands and t}
        if not mine:
            raise EngineError(
                Text(
                    f"{profile.name} has no takes of these words; run: voxleap voice enrol {profile.name}",
                    f"{profile.name} 没有录过这些词；请运行：voxleap voice enrol {profile.name}",
                )
            )
        self._vocabulary = vocabulary
        self._phrases = list(mine)
        self._of = np.repeat(np.arange(len(mine)), [len(t) for t in mine.values()])
        takes = [take for own in mine.values() for take in own]
        self._templates = Templates(takes)
        self.usual = self._usual(takes)

    def distances(self, samples: NDArray[np.float32]) -> dict[str, float]:
        """Give each phrase's distance from its nearest take; only phrases that have takes."""
        far = self._templates.distances(features(samples))
        return {phrase: float(far[self._of == i].min()) for i, phrase in enumerate(self._phrases)}

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """See `Engine.hear`."""
        far = self.distances(samples)
        scores = {phrase: -NATS * distance for phrase, distance in far.items()}
        last = min(scores.values()) - FLOOR
        scores = {phrase: scores.get(phrase, last) for phrase in self._vocabulary.phrases}
        return Evidence(scores, self.usual - min(far.values()))

    def _usual(self, takes: list[Features]) -> float:
        nearest = []
        for i, take in enumerate(takes):
            others = (self._of == self._of[i]) & (np.arange(len(takes)) != i)
            if others.any():
                nearest.append(float(self._templates.distances(take)[others].min()))
        return float(np.median(nearest)) if nearest else USUAL


def find(model: Path | None) -> profiles.Profile:
    """Load a profile by file, by name, or the last written.

    Raises:
        EngineError: there is none, or it is broken.

    """
    try:
        if model is not None:
            return profiles.load(model if model.is_file() else profiles.path_of(model.name))
        known = profiles.names()
        if not known:
            raise EngineError(
                Text(
                    "nobody is enrolled yet; run: voxleap voice enrol NAME",
                    "还没有人登记；请运行：voxleap voice enrol 名字",
                )
            )
        return profiles.load(profiles.path_of(known[0]))
    except profiles.ProfileError as error:
        raise EngineError(Text(f"{error.where}: {error.text.en}", f"{error.where}：{error.text.zh}")) from None
