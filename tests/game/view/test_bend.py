from itertools import pairwise

import pygame

from game.level import find
from game.screens.framing import Framing, looks
from game.screens.session import Session
from game.sim import Event, World, begin, step
from game.view import SIZE, Picture

FRAME = 1 / 60


def robot_y(picture: Picture, framing: Framing, world: World, events: tuple[Event, ...], now_s: float) -> float:
    """How far down the middle of what is as pale as the robot is, px."""
    picture.advance(framing.frame(world, world, 1.0, events, now_s, 0.0, -70.0))
    target = pygame.Surface(SIZE)
    picture.draw(target)
    pixels = pygame.surfarray.array3d(target)[200:560, 380:620]
    return float((pixels.min(axis=2) > 200).nonzero()[1].mean()) + 380


def test_a_robot_that_a_late_word_has_moved_is_drawn_where_it_was_and_bends_to_where_it_is() -> None:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    level = find("cyber_ruins/first_leap")
    world = begin(Session(level).world.course)
    for tick in range(90):
        world, _ = step(world, ("run",) if tick == 0 else ())
    picture, framing = Picture(world.course, looks(level)), Framing(level, "en")
    for number in range(30):
        here = robot_y(picture, framing, world, (), number * FRAME)

    was = Event("rewound", world.tick, world.body.x, world.body.y + 1.2, "jump", 15.0)
    seen = [robot_y(picture, framing, world, (was,) if n == 0 else (), (30 + n) * FRAME) for n in range(20)]

    assert seen[0] < here - 60
    assert abs(seen[-1] - here) < 6
    assert all(later > earlier - 3 for earlier, later in pairwise(seen))
