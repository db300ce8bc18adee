"""The map: a campaign as a lit way through the ruins, with the robot on it. Drawn over scenery that is painted once."""

import math
import threading
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np
import pygame

from game.moves import all_moves
from game.theme import Palette
from game.view.backdrop import Look, backdrop, place_of
from game.view.colour import Rgb, mix, scaled
from game.view.pose import at, joints
from game.view.robot import Robot
from game.view.robot_poses import IDLE
from game.view.type import Type
from voice.words import Language, Text

Point = tuple[float, float]

LEFT: Final = 150  # px, of the first stop at least
RIGHT: Final = 1130  # px, of the last one at most
STEP: Final = 236  # px from stop to stop at most
HEIGHTS: Final = (404, 326, 376, 268, 318, 232, 290, 246)
"""px from the top of the stops, over and over."""
STOP: Final = 27  # px, radius
TOUCH: Final = 40  # px, half of what a finger may miss by
TALL: Final = 118  # px of the robot
BESIDE: Final = 58  # px that it stands before a stop
RUNS: Final = 760.0  # px/s along the way
STRIDE: Final = 128.0  # px of the way for one cycle of the run
PANEL_TOP: Final = 556
ROOM: Final = 860  # px of a line of a story
FOOT: Final = 560  # px from the top, where pylons end
QUIET: Final[Rgb] = (150, 140, 190)
PANEL: Final[Rgb] = (10, 12, 30)
EDGE: Final[Rgb] = (78, 64, 128)
INK: Final[Rgb] = (6, 22, 34)
STEPS_BETWEEN: Final = 40
"""Pieces of the way from one stop to the next."""

State = Literal["locked", "open", "done"]


@dataclass(frozen=True, slots=True)
class Stop:
    """One level on the map."""

    title: Text
    sign: str
    """What stands on it: its number."""
    state: State
    stars: int = 0
    """0 to 3."""
    best: Text | None = None
    """The best time."""
    story: Text | None = None


class Map:
    """Draws it, and lets the robot run to what is chosen."""

    def __init__(self, look: Look, size: tuple[int, int], type_: Type) -> None:
        place = place_of(look, size)
        self._palette: Palette = place.palette
        self._size, self._type, self._look = size, type_, look
        self._ground: pygame.Surface | None = None
        self._painter = threading.Thread(target=self._paint, daemon=True)
        self._painter.start()
        self._robot = Robot(self._palette.robot, self._palette.danger_lit, TALL, place.light)
        self._shine = pygame.Surface((size[0] // 4, size[1] // 4))
        self._at: float | None = None
        self._goal = 0.0
        self._facing = 1
        self._time = 0.0

    def _paint(self) -> None:
        self._ground = _dimmed(backdrop(self._look, self._size))

    def settle(self) -> None:
        """Wait until the scenery is painted; a frame does not, it shows the sky until then."""
        self._painter.join()

    def advance(self, stops: tuple[Stop, ...], chosen: int, seconds: float) -> None:
        """Let the robot run on towards the chosen stop."""
        self._time += seconds
        goal = float(min(chosen, max(0, len(stops) - 1)))
        if self._at is None:
            self._at = goal
        way = goal - self._at
        step = RUNS / _step(len(stops)) * seconds
        self._at = goal if abs(way) <= step else self._at + math.copysign(step, way)
        self._goal = goal
        if way:
            self._facing = 1 if way > 0 else -1
        speed = 4.5 if way else 0.4
        self._robot.scarf.move(speed * self._facing, 0.0, self._facing, seconds)

    def places(self, stops: tuple[Stop, ...]) -> tuple[pygame.Rect, ...]:
        """Give where each stop can be touched, px."""
        return tuple(
            pygame.Rect(round(x) - TOUCH, round(y) - TOUCH, 2 * TOUCH, 2 * TOUCH) for x, y in _middles(len(stops))
        )

    def draw(self, target: pygame.Surface, stops: tuple[Stop, ...], chosen: int, language: Language) -> None:
        """Draw the way, the stops, the robot, and what there is to say of the chosen stop."""
        if self._ground is not None:
            target.blit(self._ground, (0, 0))
        else:
            target.fill(scaled(mix(self._palette.sky_top, self._palette.sky_mid, 0.4), 0.6))
        middles = _middles(len(stops))
        self._way(target, stops, middles)
        for number, (stop, middle) in enumerate(zip(stops, middles, strict=True)):
            self._stop(target, stop, middle, number == chosen)
        self._runner(target, middles)
        if chosen < len(stops):
            self._about(target, stops[chosen], language)

    def _way(self, target: pygame.Surface, along: tuple[Stop, ...], middles: list[Point]) -> None:
        """Draw the way: light as far as it was gone, a dotted guess beyond."""
        reached = max((n for n, stop in enumerate(along) if stop.state != "locked"), default=0)
        voice = self._palette.robot.voice
        structure = self._palette.structure
        for x, y in middles:  # pylons, which carry it over the water
            top = round(y + STOP + 14)
            for half, ink in ((9, structure), (2, mix(structure, self._palette.path, 0.22))):
                pygame.draw.rect(target, ink, (round(x) - half, top, 2 * half, FOOT - top))
        entry, exit_ = (-40.0, middles[0][1] + 60), (self._size[0] + 40.0, middles[-1][1] - 50)
        line = _smooth([entry, *middles, exit_])
        cut = 1 + (reached + 1) * STEPS_BETWEEN
        lit, dark = line[:cut], line[cut - 1 :]
        if len(lit) > 1:
            glow = pygame.Surface(self._size)
            for width, share in ((30, 0.10), (16, 0.16), (8, 0.30)):
                pygame.draw.lines(glow, scaled(voice, share), False, lit, width)
            target.blit(glow, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
            pygame.draw.lines(target, mix(self._palette.path, voice, 0.5), False, lit, 5)
            pygame.draw.aalines(target, mix(voice, (255, 255, 255), 0.7), False, lit)
            pulse = self._time * 0.35 % 1.0
            spark = lit[min(len(lit) - 1, int(pulse * len(lit)))]
            pygame.draw.aacircle(target, (255, 255, 255), spark, 4)
        for number, (a, b) in enumerate(pairwise(dark)):
            if number % 4 < 2:
                pygame.draw.line(target, mix(EDGE, voice, 0.18), a, b, 3)

    def _stop(self, target: pygame.Surface, stop: Stop, middle: Point, chosen: bool) -> None:
        voice, text = self._palette.robot.voice, self._palette.text
        x, y = middle
        deck = pygame.Rect(round(x) - 92, round(y) + STOP - 2, 140, 15)
        pygame.draw.rect(target, self._palette.structure, deck, border_radius=4)
        edge = EDGE if stop.state == "locked" else self._palette.path
        pygame.draw.line(target, edge, deck.topleft, (deck.right - 1, deck.top), 3)
        beat = 0.5 + 0.5 * math.sin(self._time * 3.0)
        if stop.state == "done":
            disc, ring, ink = mix(self._palette.path, voice, 0.35), mix(voice, (255, 255, 255), 0.3), INK
        elif stop.state == "open":
            disc, ring, ink = PANEL, mix(voice, (255, 255, 255), 0.5 * beat), voice
        else:
            disc, ring, ink = (18, 18, 38), EDGE, mix(EDGE, QUIET, 0.5)
        if chosen:
            pygame.draw.aacircle(target, mix(self._palette.sky_mid, voice, 0.6 + 0.3 * beat), middle, STOP + 9, 2)
        pygame.draw.aacircle(target, disc, middle, STOP)
        pygame.draw.aacircle(target, ring, middle, STOP, 3)
        if stop.state == "locked":
            _lock(target, middle, ink)
        else:
            sign = Type()(stop.sign, 24, ink)
            target.blit(sign, sign.get_rect(center=(round(x), round(y) - 1)))
        if stop.state == "done":
            for number in range(3):
                at_ = (x + (number - 1) * 24, y + STOP + 27 - (4 if number == 1 else 0))
                full = number < stop.stars
                _shard(target, at_, 9, self._palette.pickup if full else None, mix(EDGE, text, 0.15))

    def _runner(self, target: pygame.Surface, middles: list[Point]) -> None:
        """Draw the robot on the way, over the deck of the stop that it has come to."""
        place = self._at if self._at is not None else self._goal
        before = min(int(place), len(middles) - 1)
        after = min(before + 1, len(middles) - 1)
        share = place - before
        last = min(after + 1, len(middles) - 1)
        line = _smooth([middles[max(0, before - 1)], middles[before], middles[after], middles[last]])
        spot = line[STEPS_BETWEEN + round(share * STEPS_BETWEEN)] if before != after else middles[before]
        running = self._at is not None and abs(self._goal - place) > 1e-6
        if running:
            phase = place * _step(len(middles)) / STRIDE % 1.0 * (1 if self._facing > 0 else -1) % 1.0
            pose = joints(at(all_moves()["run"].poses, phase))
        else:
            pose = joints(IDLE)
        feet = (spot[0], spot[1]) if running else (spot[0] - BESIDE, spot[1] + STOP - 1)
        self._robot.draw(target, self._shine, 4, feet, pose, self._facing, "rest")

    def _about(self, target: pygame.Surface, stop: Stop, language: Language) -> None:
        """Tell of the chosen stop at the foot of the picture."""
        text, soft = self._palette.text, mix(self._palette.text, QUIET, 0.4)
        other: Language = "en" if language == "zh" else "zh"
        title = self._type(stop.title.to(language), 32, text)
        top = PANEL_TOP - round(56 * (self._type.scale - 1))  # larger text needs more room to the foot
        x, y = 96, top
        target.blit(title, (x, y))
        if stop.title.to(other) != stop.title.to(language):
            beside = self._type(stop.title.to(other), 20, soft)
            target.blit(beside, (x + title.get_width() + 18, y + title.get_height() - beside.get_height() - 5))
        if stop.story is not None:
            y += title.get_height() + 2
            told = stop.story.to(language)
            sizes = (19, 17, 15)
            lines = next((w for s in sizes if len(w := _wrapped(told, self._type, s, soft, ROOM)) == 1), None)
            for line in lines or _wrapped(told, self._type, sizes[-1], soft, ROOM)[:2]:
                target.blit(line, (x, y))
                y += line.get_height() - 4
        right = self._size[0] - 96
        if stop.best is not None:
            best = self._type(stop.best.to(language), 30, text)
            target.blit(best, best.get_rect(topright=(right, top + 2)))
        if stop.state != "locked":
            for number in range(3):
                full = number < stop.stars
                at_ = (right - 14 - (2 - number) * 40, top + 66)
                _shard(target, at_, 16, self._palette.pickup if full else None, mix(EDGE, text, 0.2))


def _step(count: int) -> float:
    return min(float(STEP), (RIGHT - LEFT) / max(1, count - 1))


def _middles(count: int) -> list[Point]:
    step = _step(count)
    first = (LEFT + RIGHT) / 2 - step * (count - 1) / 2 + 30
    return [(first + step * n, float(HEIGHTS[n % len(HEIGHTS)])) for n in range(count)]


def _smooth(points: list[Point]) -> list[Point]:
    """Give a curve through points (Catmull and Rom 1974), `STEPS_BETWEEN` pieces from one to the next."""
    curve: list[Point] = []
    for n in range(len(points) - 1):
        a, b = points[max(0, n - 1)], points[n]
        c, d = points[n + 1], points[min(len(points) - 1, n + 2)]
        for i in range(STEPS_BETWEEN):
            t = i / STEPS_BETWEEN
            curve.append((_cubic(a[0], b[0], c[0], d[0], t), _cubic(a[1], b[1], c[1], d[1], t)))
    curve.append(points[-1])
    return curve


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)


def _dimmed(place: pygame.Surface) -> pygame.Surface:
    """Give the place darker towards the foot and the head, where words stand, that a pale sky would drown."""
    ground, size = place.copy(), place.get_size()
    rows = np.linspace(0, 1, size[1])
    share = 0.80 - 0.66 * np.clip((rows - 0.52) / 0.26, 0, 1) ** 1.2
    share = share - 0.55 * np.clip((0.3 - rows) / 0.2, 0, 1)
    shade = pygame.Surface((1, size[1]))
    grey = np.clip(share * 255, 0, 255).astype(np.uint8)
    pygame.surfarray.blit_array(shade, np.stack([grey] * 3, axis=-1)[None])
    ground.blit(pygame.transform.scale(shade, size), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return ground


def _shard(target: pygame.Surface, middle: Point, size: float, ink: Rgb | None, edge: Rgb) -> None:
    x, y = middle
    points = ((x, y - size), (x + size * 0.62, y), (x, y + size), (x - size * 0.62, y))
    if ink is not None:
        pygame.draw.polygon(target, ink, points)
        pygame.draw.polygon(target, scaled(ink, 0.72), ((x, y - size), (x + size * 0.62, y), (x, y + size)))
    pygame.draw.aalines(target, mix(ink, (255, 255, 255), 0.5) if ink else edge, True, points)


def _lock(target: pygame.Surface, middle: Point, ink: Rgb) -> None:
    x, y = round(middle[0]), round(middle[1])
    pygame.draw.rect(target, ink, (x - 9, y - 2, 18, 14), border_radius=3)
    pygame.draw.arc(target, ink, (x - 7, y - 13, 14, 20), 0.0, math.pi, 3)


def _wrapped(text: str, type_: Type, size: int, ink: Rgb, room: int) -> list[pygame.Surface]:
    """Render a text in lines; Chinese may break anywhere."""
    parts = text.split(" ") if " " in text else list(text)
    glue = " " if " " in text else ""
    lines: list[str] = [""]
    for part in parts:
        longer = f"{lines[-1]}{glue}{part}" if lines[-1] else part
        if type_(longer, size, ink, "Regular").get_width() <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(part)
    return [type_(line, size, ink, "Regular") for line in lines]
