"""Wind zone: air that pushes a runner, and a leaper more, and may lift."""

from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Ink, Painter
from game.sim import TICK, Body, Box, Contact, Reaction
from voice.words import Words

ON_FLOOR = 0.5  # share of the push that feet do not hold
BRACED = 0.5  # m/s; who stands braces, so that silence is never pushed into a pit
EASED = 30  # ticks in which a gust comes and goes
STREAK = 2.2  # m from one streak to the next
POLE = 3.4  # m high, with ribbons at its top
RIBBONS: tuple[Ink, ...] = ("glow", "path", "text")


class WindZone(Obstacle):
    """It fills a box over the floor."""

    kind: Literal["wind_zone"] = "wind_zone"
    width: float = Field(default=7.0, ge=2, le=30, description="m")
    height: float = Field(default=5.0, ge=2, le=12, description="m")
    push: float = Field(default=-1.6, ge=-2.5, le=3, description="added to a leaper's speed, m/s; below 0 against")
    lift: float = Field(default=0.0, ge=0, le=8, description="upwards, m/s2; gravity is 23")
    period: int = Field(default=0, ge=0, le=900, description="ticks, gust to gust; 0 blows steadily")
    look: Literal["fan", "ribbons"] = Field(default="fan", description="what makes it, or only shows it")

    words: ClassVar = Words(
        en=("wind zone", "wind", "gust", "headwind", "updraft", "fan"),
        zh=("风区", "風區", "阵风", "陣風", "强风", "狂风", "逆风", "风洞", "大风"),
    )

    def passed_by(self) -> frozenset[str]:
        """Running gets through, and so does a leap."""
        return frozenset({"run", "jump"})

    def _strength(self, tick: int) -> float:
        """How much of the wind blows now, 0..1: half of each period, eased in and out."""
        if self.period == 0:
            return 1.0
        t, half = tick % self.period, self.period / 2
        return min(1.0, max(0.0, min(t, half - t) / min(EASED, half / 4)))

    def reach(self) -> Box:
        """All of it."""
        return Box(0.0, -1.0, self.width, self.height + 1.0)

    def react(self, state: None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Push, and lift who is in the air."""
        strength = self._strength(tick) if contact.overlaps else 0.0
        if strength == 0:
            return None
        if body.airborne == 0:
            if -BRACED < body.vx < BRACED:
                return None
            return Reaction(None, replace(body, x=body.x + self.push * strength * ON_FLOOR * TICK))
        vy = body.vy + self.lift * strength * TICK
        return Reaction(None, replace(body, x=body.x + self.push * strength * TICK, vy=vy))

    def draw_still(self, painter: Painter) -> None:
        """The fan that makes it, beside the way or in the floor for a wind that lifts; or poles of bamboo."""
        if self.look == "ribbons":
            for x in (0.0, self.width):
                painter.line((x, 0.0), (x, POLE), ink="structure", width=0.1)
                for y in (0.9, 1.8, 2.7):
                    painter.line((x - 0.07, y), (x + 0.07, y), ink="mid", width=0.05)
            return
        if self.lift > abs(self.push) * 2:
            painter.box(Box(0.2, -0.16, self.width - 0.4, 0.16), ink="structure")
            x = 0.5
            while x < self.width - 0.4:
                painter.line((x, -0.05), (x + 0.3, -0.05), ink="path", width=0.06)
                x += 0.5
            return
        x = 0.0 if self.push >= 0 else self.width
        middle = min(self.height - 1.0, 3.1)
        painter.line((x, 0.0), (x, middle), ink="structure", width=0.2)
        painter.box(Box(x - 0.5, 0.0, 1.0, 0.16), ink="structure")
        painter.disc((x, middle), 0.95, ink="structure")
        painter.disc((x, middle), 0.8, ink="mid")
        painter.disc((x, middle), 0.72, ink="structure")

    def draw_moving(self, painter: Painter, state: None, tick: int) -> None:
        """Blades that turn, and streaks of air."""
        strength = self._strength(tick)
        lifts = self.lift > abs(self.push) * 2
        if self.look == "ribbons":
            for x in (0.0, self.width):
                self._draw_ribbons(painter, x, tick, strength)
        elif not lifts:
            x, middle = (0.0 if self.push >= 0 else self.width), min(self.height - 1.0, 3.1)
            turn = tick % 12 / 12 if strength else 0.15
            for quarter in range(4):
                a, b = _TURN[(quarter * 12 + round(turn * 12)) % 48]
                painter.polygon(
                    (
                        (x, middle),
                        (x + 0.66 * a - 0.2 * b, middle + 0.66 * b + 0.2 * a),
                        (x + 0.66 * a, middle + 0.66 * b),
                    ),
                    ink="text",
                )
            painter.disc((x, middle), 0.13, ink="path")
        if strength < 0.05:
            return
        way = 1.0 if self.push >= 0 else -1.0
        rows = max(3, int(self.height / 0.8))
        speed = 5.0 * TICK * (way if not lifts else 1.0)
        span = self.height if lifts else self.width
        for row in range(rows if not lifts else max(3, int(self.width / 0.8))):
            place = (row * 0.618 + 0.31) % 1.0
            at = (row * 1.7 + tick * speed * (0.8 + 0.4 * place)) % span
            long = min(0.7 + 0.9 * place, at if (lifts or way > 0) else span - at) * strength
            across = 0.35 + row * 0.8
            if lifts:
                painter.line((across, at), (across, max(0.0, at - long)), ink="text", width=0.035)
            else:
                painter.line((at, across), (at - way * long, across), ink="text", width=0.035)
                if way * (at - span / 2) > 0 and row % 2:
                    painter.line((at, across), (at + way * 0.16, across + 0.1), ink="text", width=0.03)

    def _draw_ribbons(self, painter: Painter, x: float, tick: int, strength: float) -> None:
        """Three ribbons on a pole: they stream with the wind, rise where it lifts, and hang where there is none."""
        way = 1.0 if self.push >= 0 else -1.0
        up = 1.0 if self.lift > abs(self.push) * 2 else 0.15
        for number, ink in enumerate(RIBBONS):
            at_x, at_y = x, POLE - 0.1 - 0.3 * number
            for part in range(4):
                wave = 0.1 * (abs((tick + 11 * part + 7 * number) % 44 - 22) / 11 - 1)
                next_x = at_x + way * 0.34 * strength * (1.3 - up)
                next_y = at_y + 0.34 * (strength * up - (1 - strength)) + wave * strength
                painter.line((at_x, at_y), (next_x, next_y), ink="structure", width=0.17)
                painter.line((at_x, at_y), (next_x, next_y), ink=ink, width=0.1)
                at_x, at_y = next_x, next_y


def _circle(parts: int) -> tuple[tuple[float, float], ...]:
    """Give points on the unit circle, by halving: pictures need no more, and it is the same on every machine."""
    points = [(1.0, 0.0)]
    step_x, step_y = 0.9914448613738104, 0.13052619222005157  # of 7.5 degrees
    for _ in range(parts - 1):
        x, y = points[-1]
        points.append((x * step_x - y * step_y, x * step_y + y * step_x))
    return tuple(points)


_TURN = _circle(48)
