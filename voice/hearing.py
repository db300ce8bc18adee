"""The ear's whole way in one process: samples in, events out. The worker and the bench run it."""

from collections.abc import Collection

from voice.decision import decide, refused, rejection, trimmed
from voice.endpoint import Endpoint, Opened, Utterance
from voice.engine import Engine
from voice.events import Event, SpeechStarted
from voice.source import RATE, Samples
from voice.vocabulary import Vocabulary


class Hearing:
    """One stream of sound through endpoint, engine and decision."""

    def __init__(self, engine: Engine, words: Vocabulary) -> None:
        self.engine, self.words = engine, words
        self.active: Collection[str] = frozenset(words.commands.values())
        self._endpoint = Endpoint()

    @property
    def speaking(self) -> bool:
        """Tell whether an utterance is open."""
        return self._endpoint.speaking

    def push(self, samples: Samples) -> list[Event]:
        """Take samples, shape (n,), 16 kHz; give what was heard in them."""
        return [self._event(found) for found in self._endpoint.push(samples)]

    def _event(self, found: Opened | Utterance) -> Event:
        if isinstance(found, Opened):
            return SpeechStarted(found.at / RATE)
        reason = refused(found)
        if reason:
            return rejection(reason, found)
        evidence = self.engine.hear(trimmed(found).samples)
        return decide(evidence, found, self.words, self.active, self.engine.name)
