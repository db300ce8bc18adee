"""What a player sees must not change the game, and the robot must be what is seen first."""

import numpy as np
import pygame
import pytest

from game.level import find, to_course
from game.screens.film import shoot_surface
from game.screens.framing import Framing, looks
from game.sim import begin, step
from game.view import SIZE, Picture
from voice.events import Rejected


@pytest.fixture(autouse=True)
def screen() -> None:
    pygame.display.init()
    pygame.display.set_mode(SIZE)


def test_drawing_changes_neither_the_world_nor_the_next_picture() -> None:
    level = find("cyber_ruins/first_leap")
    course = to_course(level)
    picture, framing = Picture(course, looks(level)), Framing(level, "en")
    world, _ = step(begin(course), ["run"])
    digest = world.digest()
    picture.advance(framing.frame(world, world, 1.0, (), 0.1, 0.0, -60.0))
    once, twice = pygame.Surface(SIZE), pygame.Surface(SIZE)

    picture.draw(once)
    picture.draw(twice)

    assert world.digest() == digest
    assert pygame.image.tobytes(once, "RGB") == pygame.image.tobytes(twice, "RGB")


def test_the_robot_is_the_brightest_of_what_stands_around_it() -> None:
    level = find("cyber_ruins/first_leap")
    shot = shoot_surface(level, [(2, "run")], 200, "en")

    grey = pygame.surfarray.array3d(shot).astype(np.float32).mean(axis=2)
    robot = np.percentile(grey[340:430, 480:600], 97)
    around = np.percentile(np.concatenate((grey[100:330, 480:600], grey[440:900, 480:600])), 97)

    assert robot > 1.6 * around


def test_a_refusal_is_written_and_then_gone() -> None:
    level = find("cyber_ruins/first_leap")
    course = to_course(level)
    picture, framing = Picture(course, looks(level)), Framing(level, "en")
    world = begin(course)
    framing.take(Rejected("quiet", -60.0, "", 0.0, 0.2, 0.5, 0.6), 1.0)
    shots = []
    for now in (1.1, 9.0):
        for _ in range(2):
            picture.advance(framing.frame(world, world, 1.0, (), now, 0.0, -60.0))
        surface = pygame.Surface(SIZE)
        picture.draw(surface)
        shots.append(pygame.surfarray.array3d(surface)[250:560, 380:428].astype(np.float32))

    bright = [float((shot > 225).all(axis=2).mean()) for shot in shots]

    assert bright[0] > 0.01
    assert bright[1] < bright[0] / 4
