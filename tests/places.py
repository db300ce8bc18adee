"""A place without robot and without words: what tests and the bench of places look at."""

import pygame

from game.level import find, to_course
from game.screens.framing import Framing
from game.sim import begin
from game.theme import Theme
from game.view import SIZE, Quality
from game.view.bloom import Bloom
from game.view.brush import METRE
from game.view.company import Company
from game.view.scene import Scene

LEVEL = "cyber_ruins/first_leap"


def landscape(theme: Theme, time: str, weather: str, at_m: float = 6.0, clock_s: float = 7.3) -> pygame.Surface:
    """Give what is seen when the picture's left edge is at a place of a plain level, m, at a time of the clock, s."""
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    document = find(LEVEL)
    stage = document.stages[0].model_copy(update={"theme": theme.id, "time": time, "weather": weather})
    level = document.model_copy(update={"stages": (stage,)})
    course = to_course(level)
    scene = Scene(theme, time, weather, course, SIZE)
    world = begin(course)
    frame = Framing(level, "en").frame(world, world, 1.0, (), clock_s, 0.0, -70.0)
    target, bloom = pygame.Surface(SIZE), Bloom(SIZE)
    left, floor = -at_m * METRE, SIZE[1] * 0.84
    bloom.clear()
    scene.behind(target, bloom, frame, left, floor, Company(course), Quality.FULL)
    scene.before(target, frame, left, floor)
    bloom.spill(target)
    scene.foreground(target, 0.0, left, clock_s, Quality.FULL)
    return target
