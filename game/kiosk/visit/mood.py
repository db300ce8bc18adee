"""What every page of the kiosk shows of the moment: plain data."""

from dataclasses import dataclass

from game.kiosk.visit import texts
from game.kiosk.visit.texts import NOTICE
from voice.words import Language, Text


@dataclass(frozen=True, slots=True)
class Mood:
    """How it is now."""

    language: Language = "en"
    languages: tuple[Language, ...] = ("en", "zh")
    alive: bool = True
    """The ears hear."""
    speaking: bool = False
    voice: float = 0.0
    """How loud it is now over the room, 0..1."""
    too_loud: bool = False
    hold: bool = False
    """Speech counts only while a button is held."""
    stored: int | None = 0
    """Bytes that the ears have written anywhere; None where the system does not tell."""
    notice: Text = NOTICE
    generated: bool = False
    """A model wrote the level that is shown."""
    safe: bool = False
    clock_s: float = 0.0
    """A clock that only goes forward, for what breathes."""
    asks_s: tuple[float, float] | None = None
    """What is left of the countdown, and of how much, s; None when nobody is asked."""
    stuck: bool = False
    """A visitor has tried in vain a few times."""

    @property
    def advice(self) -> Text | None:
        """What helps a visitor now, if anything."""
        if not self.alive:
            return texts.USE_BUTTONS
        if self.too_loud:
            return texts.TOO_LOUD
        if self.hold and not self.speaking:
            return texts.HOLD_TO_TALK
        return texts.TRY_WORD if self.stuck else None
