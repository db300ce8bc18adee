"""Ears for games: sound in, commands out. Knows nothing of any game; use it alone in yours."""

from voice.ears import Ears
from voice.events import Event, Health, Heard, Partial, Rejected, SpeechStarted
from voice.words import Text, Words

__all__ = ["Ears", "Event", "Health", "Heard", "Partial", "Rejected", "SpeechStarted", "Text", "Words"]
