"""The ear's whole way in one process: samples in, events out. The worker and the bench run it.

A word is weighed as soon as it seems to be over, while the silence that ends an utterance is still awaited. If that
guess is sure and the silence goes on, the utterance ends there and then; if speech resumes the guess is forgotten.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import replace

import numpy as np

from voice.decision import ATTENTIVE_S, CALIBRATIONS, SPHINX, decide, likeliest, refused, rejection, trimmed
from voice.endpoint import PAUSES, Endpoint, Found, More, Opened, Utterance
from voice.engine import Engine, Streaming
from voice.events import Event, Heard, Partial, Rejected, SpeechStarted
from voice.source import RATE, Samples
from voice.vocabulary import Vocabulary, language_of
from voice.words import Language

NOTHING = np.zeros(0, np.float32)


class Hearing:
    """One stream of sound through endpoint, engine and decision."""

    def __init__(self, engine: Engine, words: Vocabulary, language: Language | None = "en") -> None:
        self.engine, self.words = engine, words
        self.language: Language | None = None
        self.expect(language)
        self.active: Collection[str] = frozenset(words.commands.values())
        self._streaming = engine if isinstance(engine, Streaming) else None
        self._endpoint = Endpoint()
        self._sure_at = -math.inf
        self._guess: Heard | None = None
        self._shown = ""

    @property
    def speaking(self) -> bool:
        """Tell whether an utterance is open."""
        return self._endpoint.speaking

    def expect(self, language: Language | None) -> None:
        """Say which language the speaker probably speaks; None when nobody knows. One without phrases is not taken."""
        spoken = {language_of(phrase) for phrase in self.words.phrases}
        self.language = language if language is None or language in spoken or not spoken else min(spoken)

    def push(self, samples: Samples) -> list[Event]:
        """Take samples, shape (n,), 16 kHz; give what was heard in them, the same whatever the sizes of blocks."""
        return [event for found in self._endpoint.push(samples) for event in self._events(found)]

    def _events(self, found: Found) -> Iterator[Event]:
        if isinstance(found, Opened):
            self._guess, self._shown = None, ""
            if self._streaming:
                self._streaming.push(NOTHING)
            yield SpeechStarted(found.at / RATE)
        elif isinstance(found, More):
            if self._streaming:
                yield from self._partial(self._streaming.push(found.samples), self._endpoint.clock)
        elif isinstance(found, Utterance):
            yield self._remembered(self._weighed(found)[0])
        elif found.silence == PAUSES[0]:
            event, seems = self._weighed(found.so_far)
            self._guess = event if isinstance(event, Heard) else None
            yield from self._partial(seems, found.so_far.decided)
        elif self._guess:
            self._endpoint.finish()
            yield self._remembered(replace(self._guess, result_at=found.so_far.decided / RATE))

    def _weighed(self, utterance: Utterance) -> tuple[Heard | Rejected, str]:
        """Judge what was said; give also the phrase it seems to be, "" for none."""
        reason = refused(utterance)
        if reason:
            return rejection(reason, utterance), ""
        evidence = self.engine.hear(trimmed(utterance).samples)
        attentive = utterance.start / RATE - self._sure_at < ATTENTIVE_S
        event = decide(
            evidence,
            utterance,
            self.words,
            self.active,
            self.engine.name,
            attentive=attentive,
            language=self.language,
        )
        return event, likeliest(evidence, self.words)

    def _partial(self, phrase: str, at: int) -> Iterator[Partial]:
        command = self.words.commands.get(phrase, "")
        if command in self.active and phrase != self._shown:
            self._shown = phrase
            yield Partial(phrase, command, at / RATE)

    def _remembered(self, event: Heard | Rejected) -> Heard | Rejected:
        # Only what would have been enough by itself keeps it attentive: else talk could talk its way in.
        if isinstance(event, Heard) and event.score >= CALIBRATIONS.get(self.engine.name, SPHINX).sure:
            self._sure_at = event.speech_end
        return event
