"""Short-lived bits: dust at take-off and landing, sparks of a slide, shards of a pickup, what a crash throws off."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import pygame

from game.sim import Event
from game.sim.seams import Thing
from game.theme import Palette
from game.view.brush import METRE
from game.view.colour import Rgb, mix, scaled

MOST: Final = 200
LIVES: Final = 0.55  # s, of most bits
SHOCK: Final = 0.32  # s of the ring that a hit throws out
KINDS: Final = ("dust", "spark", "shard", "ruin")


class Dust:
    """A pool of bits in the world; numpy, so that two hundred cost as much as one."""

    def __init__(self, palette: Palette, things: Sequence[Thing] = ()) -> None:
        """Begin; `things` are the course's, so that what is thrown off comes from where it is seen."""
        self._things = things
        self._shocks: list[tuple[float, float, float]] = []
        """Where something was hit, m, and how long ago, s."""
        self._danger = palette.danger_lit
        self._chance = np.random.default_rng(4)
        self._at = np.zeros((MOST, 2), np.float64)  # m
        self._speed = np.zeros((MOST, 2), np.float64)  # m/s
        self._left = np.zeros(MOST)  # s
        self._life = np.ones(MOST)
        self._kind = np.zeros(MOST, np.int64)
        self._next = 0
        haze = mix(palette.haze, palette.text, 0.35)
        self._pictures = tuple(
            tuple(_bit(kind, ink, step / 5) for step in range(6))
            for kind, ink in zip(KINDS, (haze, palette.danger_lit, palette.pickup, palette.robot.voice), strict=True)
        )

    def take(self, events: Sequence[Event], facing: int) -> None:
        """Answer to what happened."""
        for event in events:
            if event.kind == "landed" and event.amount > 4:
                self._burst("dust", event.x, event.y, 8, (1.6, 0.6), 1.0)
            elif event.kind == "began" and event.what in ("jump", "dash", "slide"):
                self._burst("dust", event.x, event.y, 5, (1.2, 0.5), 0.8, -facing * 1.2)
            elif event.kind == "reacted" and event.what == "pickup":
                x, y = self._middle(event)
                self._ring("shard", x, y, 12, 3.4)
            elif event.kind in ("died", "stumbled"):
                self._burst("ruin", event.x, event.y + 1.0, 22, (3.2, 3.0), 2.4)
                self._burst("spark", event.x, event.y + 0.8, 16, (4.5, 3.4), 2.0)
                self._shocks.append((event.x, event.y + 1.1, 0.0))

    def grind(self, x: float, y: float, facing: int) -> None:
        """Throw off one spark where a slide scrapes the floor."""
        self._burst("spark", x, y, 1, (1.4, 0.5), 1.0, -facing * 2.6)

    def move(self, seconds: float) -> None:
        """Let everything fly and fade."""
        self._left -= seconds
        self._shocks = [(x, y, age + seconds) for x, y, age in self._shocks if age < SHOCK]
        heavy = np.where(self._kind == 0, 0.6, 9.0)
        self._speed[:, 1] -= heavy * seconds
        self._speed *= 1 - 1.6 * seconds
        self._at += self._speed * seconds

    def draw(self, target: pygame.Surface, shine: pygame.Surface, quarter: int, left: float, floor: float) -> None:
        """Draw for a camera: where the world's origin is on the frame, px."""
        for x, y, age in self._shocks:
            share = min(1.0, age / SHOCK)
            at, radius = (left + x * METRE, floor - y * METRE), 18 + 110 * (1 - (1 - share) ** 2)
            width = max(1, round(9 * (1 - share)))
            pygame.draw.aacircle(target, mix(self._danger, (255, 255, 255), 0.6 * (1 - share)), at, radius, width)
            tone = scaled(self._danger, (1 - share) ** 2)
            pygame.draw.circle(shine, tone, (at[0] / quarter, at[1] / quarter), radius / quarter, max(1, width // 2))
        alive = np.flatnonzero(self._left > 0)
        blits: list[tuple[pygame.Surface, tuple[float, float]]] = []
        for i in alive.tolist():
            pictures = self._pictures[self._kind[i]]
            picture = pictures[min(5, int((1 - self._left[i] / self._life[i]) * 6))]
            half = picture.get_width() / 2
            blits.append((picture, (left + self._at[i, 0] * METRE - half, floor - self._at[i, 1] * METRE - half)))
        target.fblits(blits)

    def _middle(self, event: Event) -> tuple[float, float]:
        """Give where what reacted is seen, m."""
        if not 0 <= event.thing < len(self._things):
            return event.x, event.y + 1.0
        reach = self._things[event.thing].reach()
        return event.x + reach.x + reach.width / 2, event.y + reach.y + reach.height / 2

    def _ring(self, kind: str, x: float, y: float, count: int, speed: float) -> None:
        """Throw bits off to all sides, as something that bursts."""
        for number in range(count):
            turn = 2 * math.pi * (number + self._chance.uniform(0, 0.8)) / count
            i = self._next
            self._next = (i + 1) % MOST
            out = speed * self._chance.uniform(0.6, 1.1)
            self._at[i] = (x + 0.12 * math.cos(turn), y + 0.16 * math.sin(turn))
            self._speed[i] = (out * math.cos(turn), out * math.sin(turn) + 1.2)
            self._left[i] = self._life[i] = LIVES * self._chance.uniform(0.6, 1.0)
            self._kind[i] = KINDS.index(kind)

    def _burst(
        self, kind: str, x: float, y: float, count: int, spread: tuple[float, float], up: float, along: float = 0.0
    ) -> None:
        for _ in range(count):
            i = self._next
            self._next = (i + 1) % MOST
            life = LIVES * self._chance.uniform(0.5, 1.2)
            self._at[i] = (x + self._chance.uniform(-0.2, 0.2), y + 0.05)
            self._speed[i] = (
                along + self._chance.normal(0, spread[0]),
                up * abs(self._chance.normal(0.4, 0.4)) * spread[1],
            )
            self._left[i] = self._life[i] = life
            self._kind[i] = KINDS.index(kind)


def _bit(kind: str, ink: Rgb, age: float) -> pygame.Surface:
    if kind == "dust":
        radius = 4 + 7 * age
        surface = pygame.Surface((24, 24), pygame.SRCALPHA)
        pygame.draw.aacircle(surface, (*ink, round(150 * (1 - age) ** 1.2)), (12, 12), radius)
        return surface
    surface = pygame.Surface((12, 12), pygame.SRCALPHA)
    alpha = round(255 * (1 - age) ** 0.7)
    if kind == "spark":
        pygame.draw.aacircle(surface, (*mix(ink, (255, 255, 255), 0.5 * (1 - age)), alpha), (6, 6), 1.8)
    elif kind == "shard":
        size = 4.5 * (1 - 0.6 * age)
        pygame.draw.polygon(
            surface, (*ink, alpha), ((6, 6 - size), (6 + size * 0.7, 6), (6, 6 + size), (6 - size * 0.7, 6))
        )
    else:
        size = round(2 + 3 * (1 - age))
        tone = scaled(ink, 0.5 + 0.5 * math.cos(age * 3))
        surface.fill((*tone, alpha), (6 - size // 2, 6 - size // 2, size, size))
    return surface
