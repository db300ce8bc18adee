"""How much ornament a machine can afford: what nobody plays by goes before frames come late."""

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

BUDGET_S: Final = 0.008
"""Of work for a frame: half of a 60 Hz frame, so that the other half is the ears', who share the processor."""
WINDOW: Final = 240  # frames that are looked at together
MOST_LATE: Final = 2  # of them that may take longer: one in a hundred
WARM: Final = 30  # frames after a change that do not count: they fetch what was not drawn for long
EASY: Final = 0.95  # share of frames within half of the budget from which more may be tried


class Quality(IntEnum):
    """What is drawn; each step leaves out something more, and nothing that a player needs to see."""

    BARE = 0
    """The mist behind the path and the farthest rain are gone too."""
    PLAIN = 1
    """No light spills over."""
    STEADY = 2
    """No zoom in focus time; the picture's edge is dark only then."""
    FULL = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """What is drawn, and how long frames have taken since that was decided."""

    quality: Quality = Quality.FULL
    frames: int = 0
    late: int = 0
    quick: int = 0
    """Frames within half of the budget."""
    easy: bool = False
    """In the last whole window nearly all were."""

    def after(self, seconds: float) -> "Pace":
        """Give the pace after a frame on which so many seconds were worked.

        A step down is taken as soon as frames are late, never one up: that would be seen. See `anew`.
        """
        frames = self.frames + 1
        if frames <= WARM:
            return replace(self, frames=frames)
        late = self.late + (seconds > BUDGET_S)
        quick = self.quick + (seconds < BUDGET_S / 2)
        if late > MOST_LATE and self.quality > Quality.BARE:
            return Pace(Quality(self.quality - 1))
        if frames < WARM + WINDOW:
            return replace(self, frames=frames, late=late, quick=quick)
        return Pace(self.quality, WARM, easy=quick >= EASY * WINDOW)

    def anew(self) -> "Pace":
        """Give the pace for another level: a step more where the last one was easy."""
        return Pace(Quality(min(Quality.FULL, self.quality + self.easy)))
