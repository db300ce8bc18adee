"""The delay model of speech, one place for game, pilot and tests.

A command takes effect 0.75 +- 0.25 s of real time after the onset of its word, uniform, and 3 % are not understood.
"""

from dataclasses import dataclass

from game.sim import ticks

EARLY_S, LATE_S = 0.5, 1.0  # s after the onset
MISSED = 0.03  # share of words that must be said again
FOCUS_AFTER_S = 0.06  # s of voice until the world leans in
FOCUS_EASE_S = 0.10  # s of easing
FOCUS_RATE = 0.35  # of the world's speed meanwhile
FOCUS_LONGEST_S = 1.2  # s


@dataclass(frozen=True, slots=True)
class Delay:
    """World ticks from the onset of a word to its effect."""

    early: int
    late: int

    @property
    def middle(self) -> int:
        """The likeliest."""
        return (self.early + self.late) // 2


def focused(seconds: float) -> float:
    """Give the world's seconds that pass in `seconds` of real time from a word's onset, under focus time."""
    plain = min(seconds, FOCUS_AFTER_S)
    easing = min(max(seconds - FOCUS_AFTER_S, 0.0), FOCUS_EASE_S)
    slow = min(max(seconds - FOCUS_AFTER_S - FOCUS_EASE_S, 0.0), FOCUS_LONGEST_S - FOCUS_EASE_S)
    rest = max(seconds - FOCUS_AFTER_S - FOCUS_LONGEST_S, 0.0)
    return plain + easing * (1 + FOCUS_RATE) / 2 + slow * FOCUS_RATE + rest


UNFOCUSED = Delay(ticks(EARLY_S), ticks(LATE_S))
FOCUSED = Delay(ticks(focused(EARLY_S)), ticks(focused(LATE_S)))
