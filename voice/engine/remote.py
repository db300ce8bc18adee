"""An ear on another machine: any OpenAI-compatible transcription server, for many kiosks on one card.

Its transcript is compared with the list by sound (`voice.intent`). Where it is late, broken or not there, the local
ear answers, and the event says which of them it was.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice.endpoint import level_db, voiced
from voice.engine import EngineError, Evidence, make_engine
from voice.intent import CLOSE, understand, weigh
from voice.transcriber import Server, Transcriber, TranscriberError
from voice.vocabulary import Vocabulary

DEADLINE_S = 1.5
GATE_DB = -46.0  # dBFS of the voice; what is softer is not sent at all
SCALE = 10.0  # nats for the whole of closeness, so that margins are of the size that other ears give
PROMPT = 600  # letters; Whisper reads the last 224 tokens
ELSE = "…"
"""Stands for every other text."""


def make(model: Path | None) -> "Remote":
    """Give the ear; `model` is one for the local ear that helps out."""
    return Remote(model)


class Remote:
    """An ear that asks a server, and a local one when that fails."""

    def __init__(self, model: Path | None = None, local: str = "auto", deadline_s: float = DEADLINE_S) -> None:
        self._local = make_engine(local, model)
        self._deadline_s = deadline_s
        self._words = Vocabulary({})
        self._transcriber: Transcriber | None = None
        self._last: tuple[bytes, Evidence] | None = None
        self.name = "remote"
        """Who answered last: "remote", or the local ear's name."""

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See `Engine.prepare`. The server need not be there yet."""
        try:
            self._transcriber = Transcriber(Server.from_environment())
        except TranscriberError as error:
            raise EngineError(error.text) from error
        self._words = vocabulary
        self._last = None
        self._local.prepare(vocabulary)
        weigh("warm up", vocabulary)

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """See `Engine.hear`."""
        first, last = voiced(samples)
        voice = samples[first:last]
        key = voice.tobytes()
        if self._last is not None and self._last[0] == key:
            return self._last[1]  # the same word with more silence after it
        evidence = self._asked(samples) if level_db(voice) >= GATE_DB else None
        self.name = "remote" if evidence else self._local.name
        if evidence is None:
            return self._local.hear(samples)
        self._last = key, evidence
        return evidence

    def _asked(self, samples: NDArray[np.float32]) -> Evidence | None:
        assert self._transcriber is not None
        prompt = ", ".join(self._words.phrases)[:PROMPT]
        try:
            text = self._transcriber.ask(samples, self._deadline_s, prompt).text
        except TranscriberError:
            return None
        meant = understand(text, self._words)
        scores = {m.phrase: SCALE * (m.closeness - 1) for m in weigh(text, self._words)} | {ELSE: SCALE * (CLOSE - 1)}
        if len(meant) > 1:  # the first of a chain stands for all of it, which is as sure as its worst part
            scores[meant[0].phrase] = SCALE * (min(m.closeness for m in meant) - 1)
        plain = len(meant) == 1 and meant[0].times == 1
        return Evidence(scores, 0.0, said=() if plain else tuple((m.phrase, m.times) for m in meant))
