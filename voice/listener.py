"""The whole way of sound in the child: mute, room, own sound, the ear, debounce. Samples and orders in, events out."""

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from voice.endpoint import level_db
from voice.enrolling import Enrolling
from voice.events import Event, Heard, Reason, Rejected
from voice.hearing import Hearing
from voice.highpass import HighPass
from voice.ownsound import OwnSound
from voice.prosody import VoiceChannel, pitch
from voice.room import Room
from voice.source import BLOCK, RATE, Samples

LONGEST_S = 4  # s of sound that are at hand when a word ends; an utterance is shorter
AROUND_S = 0.25  # s of sound on either side of a take


class Listener:
    """One stream of sound, in blocks of any size; the same events whatever the sizes."""

    def __init__(self, hearing: Hearing, setup: Mapping[str, Any]) -> None:
        self.level = -120.0
        """Of the last block, dBFS; -120 while muted."""
        self._hearing = hearing
        self._room, self._own = Room(), OwnSound()
        self._channel = VoiceChannel() if setup.get("voice_channel") else None
        self._debounce: Mapping[str, float] = setup.get("debounce_s", {})
        self._ended: dict[str, float] = {}
        self._enrolling = Enrolling(hearing.words)
        self._rest = np.zeros(0, np.float32)
        self._past: deque[Samples] = deque(maxlen=LONGEST_S * RATE // BLOCK)
        self._clock = 0
        self._muted_from: float = math.inf
        self.obey(setup)

    @property
    def taken_s(self) -> float:
        """Seconds of sound so far."""
        return (self._clock + len(self._rest)) / RATE

    @property
    def floor(self) -> float:
        """Level of the room when nobody speaks, dBFS."""
        return self._room.floor

    def obey(self, message: Mapping[str, Any]) -> list[Event]:
        """Take what the game says beside sound; give what there is to answer."""
        if "active" in message:
            self._hearing.active = frozenset(message["active"])
        if "muted" in message:
            tail = float(message.get("tail_s", 0.0))
            self._muted_from = self._clock + tail * RATE if message["muted"] else math.inf
        if "playing" in message:
            self._own.playing(float(message["playing"]))
        if "language" in message:
            self._hearing.expect(message["language"])
        if "ask" in message:
            self._enrolling.asked = message["ask"]
        return [self._enrolling.keep(message["keep"])] if "keep" in message else []

    def push(self, samples: Samples) -> list[Event]:
        """Take samples, shape (n,), 16 kHz; give what was heard, times on the sample clock, s."""
        self._rest = np.concatenate((self._rest, samples))
        whole = len(self._rest) // BLOCK * BLOCK
        blocks, self._rest = self._rest[:whole], self._rest[whole:]
        return [event for at in range(0, whole, BLOCK) for event in self._block(blocks[at : at + BLOCK])]

    def _block(self, block: Samples) -> list[Event]:
        told: list[Event] = []
        muted = self._clock >= self._muted_from
        self._clock += BLOCK
        if muted:
            block = np.zeros_like(block)
        else:
            self._own.push(block, self._hearing.speaking)
            told += self._room.push(block)
            told += self._channel.push(block) if self._channel else ()
        self.level = level_db(block)
        self._past.append(block)
        for event in self._hearing.push(block):
            if isinstance(event, Heard | Rejected):
                judged = self._judged(self._coloured(event) if isinstance(event, Heard) else event)
                told += (judged, *self._room.heard(judged))
                told += self._enrolling.heard(judged, self._said(judged, AROUND_S))
            else:
                told.append(event)
        return told

    def _coloured(self, event: Heard) -> Heard:
        """Add how it was said."""
        voice = HighPass().push(self._said(event))
        return replace(event, loudness=round(level_db(voice), 1), pitch=round(pitch(voice), 1))

    def _said(self, event: Heard | Rejected, around_s: float = 0.0) -> Samples:
        """Give its sound, with what lies around it."""
        past = np.concatenate(self._past)
        start, end = (round(at * RATE) - self._clock + len(past) for at in (event.speech_start, event.speech_end))
        around = round(around_s * RATE)
        return past[max(0, start - around) : max(0, end + around)]

    def _judged(self, event: Heard | Rejected) -> Heard | Rejected:
        """Refuse what the game itself said, and a word that comes again too soon."""
        level = event.loudness if isinstance(event, Heard) else event.level
        if self._own.covers(event.speech_start, event.speech_end, level):
            return _refused(event, "self_sound", level)
        if isinstance(event, Heard):
            rest = self._debounce.get(event.command, 0.0)
            soon = event.speech_start - self._ended.get(event.command, -math.inf) < rest
            self._ended[event.command] = event.speech_end
            if soon:
                return _refused(event, "inactive", level)
        return event


def _refused(event: Heard | Rejected, reason: Reason, level: float) -> Rejected:
    phrase = event.phrase if isinstance(event, Heard) else event.runner_up
    return Rejected(reason, level, phrase, event.margin, event.speech_start, event.speech_end, event.result_at)
