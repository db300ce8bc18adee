"""What stands behind the title: the robot, as tall as a poster, before its city. It listens, and shows it."""

import math
import threading
from typing import Final

import numpy as np
import pygame

from game.theme import Palette
from game.view.backdrop import Look, backdrop, place_of
from game.view.bloom import QUARTER, Bloom
from game.view.colour import Rgb, mix, scaled
from game.view.pose import Joints, blend, joints
from game.view.robot import Robot
from game.view.robot_poses import HERO, HERO_IN, LISTENING
from game.view.visor import Sign
from game.view.weather import Falling

TALL: Final = 548  # px of the robot: three quarters of the picture
FEET: Final = (992.0, 665.0)
EDGE: Final = 0.6  # of the usual outline, which is for a small robot
FLOOR: Final = 668  # px from the top
FADE_S: Final = 0.9  # s in which the city comes out of the sky
BREATH_S: Final = 3.2  # s of one breath
LEAN_S: Final = 0.22  # s to listen, and back
AURA: Final = 300  # px, radius of the light of a voice
STRENGTHS: Final = 4


class Title:
    """Draws it; keeps the breath, and how much it listens."""

    def __init__(self, look: Look, size: tuple[int, int], still: bool = False) -> None:
        place = place_of(look, size)
        self._palette: Palette = place.palette
        self._size, self._look = size, look
        self._robot = Robot(self._palette.robot, self._palette.danger_lit, TALL, place.light, EDGE)
        self._falling = Falling(place, still)
        self._bloom = Bloom(size)
        self._veil = _gradient(self._palette, size)
        self._auras = _auras(self._palette.robot.voice)
        self._city: pygame.Surface | None = None
        self._painter = threading.Thread(target=self._paint, daemon=True)
        self._painter.start()
        self._shown = 0.0
        self._time = 0.0
        self._leans = 0.0
        self._loud = 0.0

    def settle(self) -> None:
        """Wait for the scenery, and show it whole."""
        self._painter.join()
        self._shown = 1.0

    def advance(self, seconds: float, speaking: bool, loud: float) -> None:
        """Go on by a time; `loud` is the voice, 0..1."""
        self._time += seconds
        way = seconds / LEAN_S if speaking else -seconds / LEAN_S
        self._leans = min(1.0, max(0.0, self._leans + way))
        self._loud += (loud - self._loud) * min(1.0, seconds / 0.08)
        if self._city is not None:
            self._shown = min(1.0, self._shown + seconds / FADE_S)
        gust = 2.6 + 1.2 * math.sin(self._time * 0.7) + 0.6 * math.sin(self._time * 1.9)
        self._robot.scarf.move(-gust, 0.0, -1, seconds)

    def draw(self, target: pygame.Surface) -> None:
        """Draw it on the whole target."""
        if self._city is None or self._shown < 1:
            target.blit(self._veil, (0, 0))
        if self._city is not None:
            self._city.set_alpha(round(255 * self._shown) if self._shown < 1 else None)
            target.blit(self._city, (0, 0))
        self._falling.beyond(target, self._time)
        for depth in (0, 1):
            self._falling.draw(target, depth, self._time, 0.0)
        self._bloom.clear()
        self._floor(target)
        self._aura(target)
        sign: Sign = "speaking" if self._leans > 0.5 else "rest"
        if self._time > 1:
            self._robot.hurry()
        self._robot.draw(target, self._bloom.shine, QUARTER, FEET, self._pose(), -1, sign)
        self._falling.draw(target, 2, self._time, 0.0)
        self._bloom.spill(target)

    def _pose(self) -> Joints:
        turn = self._time % BREATH_S / BREATH_S
        breath = 0.5 - 0.5 * math.cos(2 * math.pi * turn)
        ease = self._leans * self._leans * (3 - 2 * self._leans)
        return joints(blend(blend(HERO, HERO_IN, breath), LISTENING, ease))

    def _floor(self, target: pygame.Surface) -> None:
        """Draw the ledge it stands on: dark, with the edge of every path, and its own light on it."""
        wide, high = self._size
        edge, structure = self._palette.path, self._palette.structure
        target.fill(structure, (0, FLOOR, wide, high - FLOOR))
        for row in range(10):
            target.fill(mix(structure, edge, 0.34 * (1 - row / 10) ** 2), (0, FLOOR + 3 + row * 2, wide, 2))
        target.fill(edge, (0, FLOOR, wide, 3))
        self._bloom.shine.fill(scaled(edge, 0.5), (0, FLOOR // QUARTER, wide // QUARTER, 1))

    def _aura(self, target: pygame.Surface) -> None:
        strength = min(STRENGTHS - 1, round((0.25 + 0.75 * self._leans * (0.4 + 0.6 * self._loud)) * (STRENGTHS - 1)))
        aura = self._auras[strength]
        place = aura.get_rect(center=(round(FEET[0]) - 10, round(FEET[1] - TALL * 0.62)))
        target.blit(aura, place, special_flags=pygame.BLEND_RGB_ADD)

    def _paint(self) -> None:
        self._city = backdrop(self._look, self._size).copy()  # its own, as it fades in


def _gradient(palette: Palette, size: tuple[int, int]) -> pygame.Surface:
    column = pygame.Surface((1, 5))
    for y, ink in enumerate((palette.sky_top, palette.sky_mid, palette.sky_mid, palette.sky_low, palette.haze)):
        column.set_at((0, y), scaled(ink, 0.8))
    full = pygame.transform.smoothscale(column, size)
    return full.convert() if pygame.display.get_surface() is not None else full


def _auras(voice: Rgb) -> tuple[pygame.Surface, ...]:
    """Give the light around it in a few strengths: what is not its silhouette stays dark enough to be read on."""
    side = 2 * AURA
    across = np.arange(side, dtype=np.float32) - AURA
    far = np.clip(1 - np.hypot(across[:, None], across) / AURA, 0, 1)
    fall = far * far * (3 - 2 * far)
    made = []
    for strength in range(STRENGTHS):
        share = 0.07 + 0.22 * strength / (STRENGTHS - 1)
        surface = pygame.Surface((side, side))
        light = np.stack([fall * ink * share for ink in voice], axis=-1)
        pygame.surfarray.blit_array(surface, light.astype(np.uint8))
        made.append(surface.convert() if pygame.display.get_surface() is not None else surface)
    return tuple(made)
