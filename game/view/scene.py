"""One place in one weather at one time of day, painted once and then only moved."""

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pygame

from game.obstacles import Obstacle
from game.sim import Course
from game.theme import Theme, luma
from game.view.bloom import QUARTER, Bloom
from game.view.brush import METRE, LiveBrush, still
from game.view.company import Company
from game.view.deck import Deck
from game.view.frame import Frame
from game.view.goal import gate
from game.view.place import Place
from game.view.places import painted
from game.view.quality import Quality
from game.view.sheet import kept
from game.view.sky import sky
from game.view.slope import wedge
from game.view.strip import Strip
from game.view.weather import Falling

VIGNETTES = 6  # strengths, the first for normal time
LONGEST = 6400  # px; no layer's period is longer
FLOOR_LINE = 3  # px that feet sink into the lit edge


class Scene:
    """Draws everything but the robot and what is written."""

    def __init__(
        self, theme: Theme, time: str, weather: str, course: Course, size: tuple[int, int], still: bool = False
    ) -> None:
        self.palette = theme.look(time, weather)
        falling = theme.weather_named(weather)
        place = Place(theme, self.palette, time, falling, size)
        self.light = place.light
        self._size = size
        self._sky = sky(place)
        if pygame.display.get_surface() is not None:
            self._sky = self._sky.convert()
        pieces = painted(theme, time, weather, size)
        self._behind = tuple(p for p in pieces if p.parallax <= 1)
        self._clear = tuple(p for p in self._behind if not (isinstance(p, Strip) and p.mist))
        self._before = tuple(p for p in pieces if p.parallax > 1)
        self._falling = Falling(place, still)
        self._deck = Deck(place)
        # The upper ones first: what carries a floor stands behind those below it.
        self._floors = sorted(course.ground, key=lambda box: -box.top)
        self._course = course
        self._things = tuple(thing if isinstance(thing, Obstacle) else None for thing in course.things)
        self._stills = _stills(self._things, place)
        self._goal = gate(self.palette, self.light)
        reaches = (t.reach().moved(t.x, t.y) for t in self._things if t is not None and not t.scenery)
        taken = tuple((r.x - 0.3, r.right + 0.3) for r in reaches)
        goal = (course.goal.x - 2.5, course.goal.right + 2.5)
        start = (course.start[0] - 2.0, course.start[0] + 2.0)
        inclined = tuple((s.x - 0.3, s.right + 0.3) for s in course.slopes)
        self._taken = (*taken, *inclined, goal, start)
        self._slopes = tuple((slope, wedge(slope, self.palette)) for slope in course.slopes)
        self._vignettes = tuple(
            _vignette(size, i / (VIGNETTES - 1), round(luma(self.palette.sky_low), 2)) for i in range(VIGNETTES)
        )

    def rehearse(self, target: pygame.Surface) -> None:
        """Draw every picture once: SDL packs a picture when it is first drawn on a surface, up to 50 ms for a place."""
        for piece in (*self._behind, *self._before):
            for at in range(0, LONGEST, self._size[0]):
                piece.draw(target, at / max(piece.parallax, 0.01), 0.0)
        for kept_still in self._stills:
            if kept_still is not None:
                target.blit(kept_still[0], (0, 0))
        for _, (picture, _, _) in self._slopes:
            target.blit(picture, (0, 0))
        target.blit(self._goal[0], (0, 0))
        self._deck.rehearse(target)

    def behind(
        self,
        target: pygame.Surface,
        bloom: Bloom,
        frame: Frame,
        left: float,
        floor: float,
        company: Company,
        quality: Quality,
    ) -> None:
        """Draw what lies behind the robot.

        Args:
            target: the frame.
            bloom: gets what shines.
            frame: the moment.
            left: where the world's origin is on the frame, px.
            floor: the same, from the top, px.
            company: who else is there; drawn before what is dangerous, to hide none of it.
            quality: what of it is drawn.

        """
        camera = -left
        target.blit(self._sky, (0, 0))
        self._falling.beyond(target, frame.real_time_s)
        for piece in self._clear if quality == Quality.BARE else self._behind:
            piece.draw(target, camera, frame.real_time_s)
        if quality > Quality.BARE:
            self._falling.draw(target, 0, frame.real_time_s, camera)
        first, last = camera / METRE - 3.0, (camera + self._size[0]) / METRE + 3.0
        grounds = [g for g in self._floors if g.right > first and g.x < last]
        brush = LiveBrush(self.palette, target, bloom.shine, QUARTER)
        self._draw_things(brush, target, frame, (first - 8, last + 8), (left, floor), scenery=True)
        for ground in grounds:
            self._deck.furnish(target, ground, left + ground.x * METRE, floor - ground.top * METRE, self._is_free)
        for ground in grounds:
            self._deck.draw(target, ground, left + ground.x * METRE, floor - ground.top * METRE)
        for slope, (picture, dx, dy) in self._slopes:
            if slope.right > first and slope.x < last:
                target.blit(picture, (left + slope.x * METRE + dx, floor - slope.y * METRE + dy))
        goal = self._course.goal
        picture, dx, dy = self._goal
        target.blit(picture, (left + (goal.x + goal.width / 2) * METRE + dx, floor - goal.y * METRE + dy))
        company.draw(brush, frame, left, floor)
        self._draw_things(brush, target, frame, (first - 16, last), (left, floor), scenery=False)

    def _draw_things(
        self,
        brush: LiveBrush,
        target: pygame.Surface,
        frame: Frame,
        seen: tuple[float, float],
        origin: tuple[float, float],
        scenery: bool,
    ) -> None:
        left, floor = origin
        for number, thing in enumerate(self._things):
            if thing is None or thing.scenery != scenery or not seen[0] < thing.x < seen[1]:
                continue
            kept_still = self._stills[number]
            brush.left, brush.floor = left + thing.x * METRE, floor - thing.y * METRE
            if kept_still is not None:
                target.blit(kept_still[0], (brush.left + kept_still[1], brush.floor + kept_still[2]))
            thing.draw_moving(brush, frame.world.states[number], frame.world.tick)

    def _is_free(self, left: float, right: float) -> bool:
        return all(right < a or b < left for a, b in self._taken)

    def before(self, target: pygame.Surface, frame: Frame, left: float, floor: float) -> None:
        """Draw what lies before the robot."""
        camera = -left
        self._falling.draw(target, 1, frame.real_time_s, camera)
        if frame.weather in ("rain", "storm"):
            floors = [
                (left + g.x * METRE, left + g.right * METRE, floor - g.top * METRE)
                for g in self._course.ground
                if left + g.right * METRE > 0 and left + g.x * METRE < self._size[0]
            ]
            self._falling.splash(target, floors, frame.real_time_s, camera)
        self._falling.draw(target, 2, frame.real_time_s, camera)

    def foreground(self, target: pygame.Surface, focus: float, left: float, time_s: float, quality: Quality) -> None:
        """Draw what passes in front, and the picture's dark edge, deeper in focus time."""
        for piece in self._before:
            piece.draw(target, -left, time_s)
        strength = min(VIGNETTES - 1, math.ceil(focus * (VIGNETTES - 1) - 0.01))
        if strength or quality == Quality.FULL:
            target.blit(self._vignettes[strength], (0, 0), special_flags=pygame.BLEND_RGB_MULT)


Still = tuple[pygame.Surface, float, float] | None


def _stills(things: tuple[Obstacle | None, ...], place: Place) -> tuple[Still, ...]:
    """Paint every obstacle's still part; those that look alike share one picture."""
    painted: dict[str, Still] = {}
    found: list[Still] = []
    for thing in things:
        if thing is None:
            found.append(None)
            continue
        parameters: Mapping[str, object] = thing.model_dump(exclude={"x", "y", "id"})
        key = repr(sorted(parameters.items()))
        if key not in painted:
            made = still(thing, place.palette, place.light)
            painted[key] = (kept(made[0]), made[1], made[2]) if made else None
        found.append(painted[key])
    return tuple(found)


@lru_cache(maxsize=2 * VIGNETTES)
def _vignette(size: tuple[int, int], strength: float, pale: float) -> pygame.Surface:
    """Paint the dark edge; scenes of one brightness share it, for it takes 4 MB."""
    x, y = np.meshgrid(np.linspace(-1, 1, size[0] // 4), np.linspace(-1, 1, size[1] // 4), indexing="ij")
    far = np.clip((np.hypot(x / 1.1, y / 1.15) - 0.55) / 0.75, 0, 1)
    far = far * far * (3 - 2 * far)
    dark = 255 * (1 - far * (0.42 - 0.34 * pale + 0.4 * strength)) * (1 - 0.10 * strength)
    surface = pygame.Surface((size[0] // 4, size[1] // 4))
    tint = (1.0 - 0.06 * strength, 1.0 - 0.02 * strength, 1.0)
    pygame.surfarray.blit_array(surface, np.stack([dark * t for t in tint], axis=-1).astype(np.uint8))
    full = pygame.transform.smoothscale(surface, size)
    return full.convert() if pygame.display.get_surface() is not None else full
