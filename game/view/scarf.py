"""The scarf: what tells the speed. Two ribbons that lag behind the neck like cloth in water."""

import math

import pygame

from game.theme import RobotPalette
from game.view.colour import Rgb, mix

POINTS = 12
SLACK = 0.30  # of the height; length at rest
STRETCH = 0.040  # of the height for each m/s
FOLLOW = 9.0  # 1/s; how fast it swings behind

Point = tuple[float, float]


class Scarf:
    """Keeps where it hangs; the only thing of the picture with a memory of its own."""

    def __init__(self) -> None:
        self._angle = -60.0
        self._time = 0.0
        self._speed = 0.0

    def move(self, vx: float, vy: float, facing: int, seconds: float) -> None:
        """Follow the body: `vx`, `vy` in m/s, y up."""
        self._time += seconds
        speed = math.hypot(vx, vy)
        # Degrees from hanging, backwards negative: it points away from where the body goes.
        goal = -58.0 if speed < 0.6 else math.degrees(math.atan2(-vx * facing, vy + 1.2 - 0.25 * speed))
        goal = max(-165.0, min(-20.0, goal if goal < 30 else goal - 360))
        self._angle += (goal - self._angle) * min(1.0, FOLLOW * seconds)
        self._speed = speed

    def draw(self, target: pygame.Surface, neck: Point, facing: int, height: float, palette: RobotPalette) -> None:
        """Draw both tails from the neck, px."""
        length = min(0.72, SLACK + STRETCH * self._speed)
        flutter = 0.10 + 0.02 * min(self._speed, 6)
        dark = mix(palette.scarf_dark, (0, 0, 0), 0.3)
        self._tail(
            target, neck, facing, height, (length * 0.7, self._angle + 16, flutter, 1.4), (dark, dark, dark), 0.05
        )
        inks = (palette.scarf, palette.scarf_dark, mix(palette.scarf, palette.voice, 0.75))
        self._tail(target, neck, facing, height, (length, self._angle, flutter, 0.0), inks, 0.068)

    def _tail(
        self,
        target: pygame.Surface,
        neck: Point,
        facing: int,
        height: float,
        shape: tuple[float, float, float, float],
        inks: tuple[Rgb, Rgb, Rgb],
        width: float,
    ) -> None:
        length, angle, flutter, lag = shape
        spine = [neck]
        x, y = neck
        beat = self._time * (4.0 + 1.1 * self._speed) + lag
        for i in range(POINTS):
            t = i / POINTS
            turn = math.radians(angle) + flutter * 4.6 * math.sin(t * 4.6 - beat) * t**0.7
            x += math.sin(turn) * length / POINTS * height * facing
            y += math.cos(turn) * length / POINTS * height
            spine.append((x, y))
        upper: list[Point] = []
        lower: list[Point] = []
        for i, (x, y) in enumerate(spine):
            ax, ay = spine[max(0, i - 1)]
            bx, by = spine[min(POINTS, i + 1)]
            long = math.hypot(bx - ax, by - ay) or 1.0
            half = width * height / 2 * (0.55 + 0.45 * math.sin(math.pi * min(1.0, i / POINTS * 1.1 + 0.25)))
            nx, ny = -(by - ay) / long * half, (bx - ax) / long * half
            upper.append((x + nx, y + ny))
            lower.append((x - nx, y - ny))
        (ex, ey), (px, py) = spine[-1], spine[-2]
        notch = (ex - (ex - px) * 0.9, ey - (ey - py) * 0.9)
        outline = [*upper, notch, *reversed(lower)]
        pygame.draw.polygon(target, inks[1], outline)
        top, bottom = (upper, lower) if upper[POINTS // 2][1] < lower[POINTS // 2][1] else (lower, upper)
        middle = [((a[0] * 2 + b[0]) / 3, (a[1] * 2 + b[1]) / 3) for a, b in zip(top, bottom, strict=True)]
        pygame.draw.polygon(target, inks[0], [*top, *reversed(middle)])
        pygame.draw.aalines(target, inks[1], True, outline)
        pygame.draw.aalines(target, inks[2], False, top)
