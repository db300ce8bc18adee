"""What is on at a kiosk: one value, and the rules by which it goes on."""

from dataclasses import dataclass
from typing import Literal

from game.kiosk.events import How
from voice.words import Language

Stage = Literal["attract", "language", "play", "result", "closed"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a house has set, s and percent."""

    languages: tuple[Language, ...] = ("en", "zh")
    ask_after_s: float = 20.0
    answer_s: float = 10.0
    level_s: float = 90.0
    landing_s: float = 20.0
    longest_s: float = 600.0
    any_voice_starts: bool = True
    volume: int = 60
    volume_step: int = 10


@dataclass(frozen=True, slots=True)
class Visit:
    """What is on now."""

    stage: Stage = "attract"
    language: Language = "en"
    how: How = "voice"
    """How it was begun."""
    stage_s: float = 0.0
    """Since this stage began."""
    visit_s: float = 0.0
    level_s: float = 0.0
    """Of the level that is played, without pauses."""
    quiet_s: float = 0.0
    """Since a word was understood or a hand was there; it stands still while somebody speaks."""
    speaking: bool = False
    speech_s: float = 0.0
    """Of the utterance that is going on, or is being decided."""
    tries: int = 0
    """Utterances since the last one that was understood."""
    landing: bool = False
    """Time is up: the level ends at the next checkpoint."""
    levels: int = 0
    arrived: int = 0
    understood: int = 0
    refused: int = 0
    volume: int = 60
    chosen: int = 0
    """Of what the page offers."""
    ear: bool = True
    loud: bool = False
    closing: bool = False
    """The house closes: whoever plays may come to an end."""

    @property
    def occupied(self) -> bool:
        """Whether there is a visitor."""
        return self.stage in ("language", "play", "result")

    def asking(self, rules: Rules) -> bool:
        """Tell whether it asks if somebody is still there; a level stands still meanwhile."""
        return self.occupied and self.quiet_s >= rules.ask_after_s

    def left_s(self, rules: Rules) -> float:
        """Give what is left of the countdown, s."""
        return max(0.0, rules.ask_after_s + rules.answer_s - self.quiet_s)


def fresh(rules: Rules, visit: Visit | None = None) -> Visit:
    """Give what is on when nobody is there; what is known of ear, room and house stays."""
    kept = visit or Visit()
    return Visit(
        stage="closed" if kept.closing else "attract",
        language=rules.languages[0],
        volume=rules.volume,
        ear=kept.ear,
        loud=kept.loud,
        closing=kept.closing,
        speaking=kept.speaking,
        speech_s=kept.speech_s,
    )
