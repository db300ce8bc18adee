"""Escalator: a stair that moves, up or down a slope."""

from functools import lru_cache
from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import TICKS_PER_SECOND, Box
from voice.words import Words

TREAD = 0.5  # m long
SLOPE = 0.5  # m of height for each m of way
PLATE = 0.75  # m of fixed floor at either end, with a level step beyond
THICK = 0.3  # m
HIDDEN = 0.6  # m that a step dives under the plates
RAIL = 0.95  # m of the handrail over the steps


class Escalator(Obstacle):
    """Its anchor is the left end of its lower plate, or of its upper one where it leads down."""

    kind: Literal["escalator"] = "escalator"
    rise: float = Field(default=3.0, ge=-6, le=6, description="from left to right, m; below 0 it leads down")
    speed: float = Field(default=1.0, ge=-2, le=2, description="of the steps, m/s to the right")

    words: ClassVar = Words(
        en=("escalator", "moving stairs", "moving staircase"),
        zh=("自动扶梯", "自動扶梯", "扶梯", "手扶梯", "大扶梯", "电动扶梯"),
    )

    def passed_by(self) -> frozenset[str]:
        """Run; against the steps it takes longer."""
        return frozenset({"run", "jump"})

    @property
    def width(self) -> float:
        """From end to end, m."""
        return 2 * (PLATE + TREAD) + abs(self.rise) / SLOPE

    def reach(self) -> Box:
        """The stair."""
        low, high = min(0.0, self.rise), max(0.0, self.rise)
        return Box(0.0, low - THICK - HIDDEN, self.width, high - low + THICK + HIDDEN + RAIL)

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """Both plates, then each step where it is now."""
        return _steps(self.rise, self.speed, tick % self._round())

    def _round(self) -> int:
        """Ticks after which every step is where it was."""
        return _count(self.rise) * _pace(self.speed)

    def draw_still(self, painter: Painter) -> None:
        """The truss, glass and handrails."""
        left, right = (PLATE + TREAD, 0.0), (self.width - PLATE - TREAD, self.rise)
        line = ((0.0, 0.0), left, right, (self.width, self.rise))
        painter.veil((*line, *((x, y + RAIL) for x, y in reversed(line))), ink="path", share=0.12)
        painter.polygon((*line, *((x, y - 0.75) for x, y in reversed(line))), ink="structure")
        count = max(1, round(abs(self.rise) / SLOPE / 1.2))
        for i in range(count):
            x = left[0] + (right[0] - left[0]) * (i + 0.5) / count
            y = left[1] + (right[1] - left[1]) * (i + 0.5) / count
            painter.line((x - 0.35, y - 0.68), (x + 0.35, y - 0.2), ink="mid", width=0.05)
            painter.line((x, y), (x, y + RAIL), ink="mid", width=0.035)
        for (ax, ay), (bx, by) in pairwise(line):
            painter.line((ax, ay + RAIL), (bx, by + RAIL), ink="path", width=0.1)
        for x, y in (line[0], line[-1]):
            inward = -1.0 if x else 1.0
            painter.disc((x + 0.12 * inward, y + RAIL - 0.14), 0.15, ink="structure")
            painter.box(Box(min(x, x + PLATE * inward), y - 0.1, PLATE, 0.1), ink="mid")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """The steps, each with a lit edge."""
        for step in self.solids(state, tick)[2:]:
            if step.width < 0.05:
                continue
            painter.box(Box(step.x, step.top - 0.26, step.width, 0.26), ink="near")
            painter.line((step.x, step.top - 0.02), (step.right, step.top - 0.02), ink="path", width=0.05)


def _count(rise: float) -> int:
    """Steps on the whole stair, with one under each plate."""
    return int(abs(rise) / SLOPE / TREAD) + 4


def _pace(speed: float) -> int:
    """Ticks in which a step goes its own length; it never quite stands."""
    return max(8, round(TREAD / max(abs(speed), 0.05) * TICKS_PER_SECOND))


@lru_cache(maxsize=8192)
def _steps(rise: float, speed: float, tick: int) -> tuple[Box, ...]:
    count, pace = _count(rise), _pace(speed)
    slope = abs(rise) / SLOPE
    first, last = PLATE, PLATE + 2 * TREAD + slope
    length = count * TREAD
    steps: list[Box] = []
    for number in range(count):
        gone = (number * pace + (tick if speed >= 0 else -tick)) % (count * pace)
        x = first - TREAD + gone / pace * TREAD + (last + TREAD - first - length) / 2
        # On the slope between the two level steps.
        share = min(1.0, max(0.0, (x - first - TREAD / 2) / slope)) if slope else 0.0
        left, right = max(x, first), min(x + TREAD, last)
        if right - left < 0.02:  # under a plate
            steps.append(Box(min(max(x, 0.0), last + PLATE - 0.1), rise * share - THICK - HIDDEN, 0.1, THICK))
        else:
            steps.append(Box(left, rise * share - THICK, right - left, THICK))
    return (Box(0.0, -THICK, PLATE, THICK), Box(last, rise - THICK, PLATE, THICK), *steps)
