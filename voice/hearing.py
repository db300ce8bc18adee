"""The ear's whole way in one process: samples in, events out. The worker and the bench run it."""

import math
from collections.abc import Collection

from voice.decision import ATTENTIVE_S, CALIBRATIONS, SPHINX, decide, refused, rejection, trimmed
from voice.endpoint import Endpoint, Opened, Utterance
from voice.engine import Engine
from voice.events import Event, Heard, SpeechStarted
from voice.source import RATE, Samples
from voice.vocabulary import Vocabulary, language_of
from voice.words import Language


class Hearing:
    """One stream of sound through endpoint, engine and decision."""

    def __init__(self, engine: Engine, words: Vocabulary, language: Language = "en") -> None:
        self.engine, self.words = engine, words
        spoken = {language_of(phrase) for phrase in words.phrases}
        self.language: Language = language if language in spoken or not spoken else min(spoken)
        self.active: Collection[str] = frozenset(words.commands.values())
        self._endpoint = Endpoint()
        self._sure_at = -math.inf

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
        attentive = found.start / RATE - self._sure_at < ATTENTIVE_S
        event = decide(
            evidence,
            found,
            self.words,
            self.active,
            self.engine.name,
            attentive=attentive,
            language=self.language,
        )
        # Only what would have been enough by itself keeps it attentive: else talk could talk its way in.
        if isinstance(event, Heard) and event.score >= CALIBRATIONS.get(self.engine.name, SPHINX).sure:
            self._sure_at = event.speech_end
        return event
