"""Ears for games: sound in, commands out. Knows nothing of any game; use it alone in yours."""

from voice.ears import Ears
from voice.events import (
    Advice,
    Burst,
    Enrolled,
    Event,
    Health,
    Heard,
    Note,
    Partial,
    Rejected,
    SpeechStarted,
    Taken,
)
from voice.words import Text, Words

__all__ = [
    "Advice",
    "Burst",
    "Ears",
    "Enrolled",
    "Event",
    "Health",
    "Heard",
    "Note",
    "Partial",
    "Rejected",
    "SpeechStarted",
    "Taken",
    "Text",
    "Words",
]
