"""What a player sees must not change the game, and the robot must be what is seen first."""

import numpy as np
import pygame
import pytest

from game.level import find, to_course
from game.moves import all_moves
from game.screens.film import shoot_surface
from game.screens.framing import Framing, looks
from game.sim import begin, step
from game.theme import TIMES, Palette, load, names
from game.view import SIZE, Chip, Picture, Sight
from game.view.hud import Hud
from game.view.pose import joints
from game.view.robot import Robot
from game.view.robot_poses import ALL
from game.view.strip import Strip
from game.view.type import Type
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


def test_focus_time_draws_on_the_surface_that_everything_was_packed_for(monkeypatch: pytest.MonkeyPatch) -> None:
    level = find("cyber_ruins/first_leap")
    course = to_course(level)
    picture, framing = Picture(course, looks(level)), Framing(level, "en")
    world = begin(course)
    drawn: list[pygame.Surface] = []
    monkeypatch.setattr(Strip, "draw", lambda strip, target, camera_px, time_s: drawn.append(target))
    screen = pygame.display.set_mode(SIZE)
    picture.prepare(framing.words)

    for focus in (0.0, 0.4, 1.0, 0.0):
        picture.advance(framing.frame(world, world, 1.0, (), 0.1, focus, -60.0))
        picture.draw(screen)

    assert len(drawn) > 5
    assert all(target is drawn[0] for target in drawn)


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


def test_focus_time_brings_the_world_nearer_but_not_with_reduced_motion() -> None:
    level = find("cyber_ruins/first_leap")
    course = to_course(level)
    picture, framing = Picture(course, looks(level)), Framing(level, "en")
    world = begin(course)
    floors = []
    for still, focus in ((False, 0.0), (False, 1.0), (True, 1.0)):
        picture.begin()
        picture.see(Sight(still=still))
        picture.advance(framing.frame(world, world, 1.0, (), 0.1, focus, -60.0))
        surface = pygame.Surface(SIZE)
        picture.draw(surface, hud=False)
        column = pygame.surfarray.array3d(surface)[1150, 560:680].astype(int)
        floors.append(int((column[:, 1] + column[:, 2] - column[:, 0]).argmax()))  # the path is the cyan of the picture

    assert floors[0] + 2 <= floors[1] <= floors[0] + 6
    assert floors[2] == floors[0]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_words_of_a_level_with_every_move_stay_on_the_screen(scale: float) -> None:
    hud = Hud(load("cyber_ruins").palette("night"), SIZE)
    chips = tuple(Chip(name, move.words.shown) for name, move in all_moves().items())
    surface = pygame.Surface(SIZE)

    hud._chips(surface, Type(scale), chips, "en")

    columns = np.flatnonzero(pygame.surfarray.array2d(surface).any(axis=1))
    assert 10 <= columns.min() < columns.max() <= SIZE[0] - 10


def test_a_frame_of_a_run_paints_few_limbs_however_new_the_pose_is() -> None:
    palette = load("cyber_ruins").palette("night")
    robot = Robot(palette.robot, palette.danger_lit, 115, (0.82, -0.57))
    robot.rehearse((joints(ALL["idle"]),), ("rest",), pygame.Surface(SIZE))
    before = _painted(robot)
    surface, shine = pygame.Surface(SIZE), pygame.Surface((320, 180))

    robot.hurry()
    robot.draw(surface, shine, 4, (400.0, 500.0), joints(ALL["death"]), 1, "rest")

    assert 0 < _painted(robot) - before <= 2
    assert pygame.surfarray.array2d(surface)[350:450, 380:510].any()  # and still there is a robot


def _painted(robot: Robot) -> int:
    return sum(len(row) for row in robot._wardrobe._kept.values())


@pytest.mark.parametrize("theme", names())
@pytest.mark.parametrize("time", TIMES)
def test_what_is_written_at_the_upper_edge_can_be_read_over_every_sky(theme: str, time: str) -> None:
    palette = load(theme).palette(time)

    assert _contrast(Hud(palette, SIZE), palette) >= 4.5


def test_it_can_be_read_where_a_night_ends_in_a_pale_dawn_too() -> None:
    night, dawn = (load("west_lake").palette(time) for time in ("night", "dawn"))

    assert _contrast(Hud(night, SIZE, [dawn]), dawn) >= 4.5


def _contrast(hud: Hud, over: Palette) -> float:
    """Give the least contrast of what is written, over a palette's sky, by WCAG 2."""
    level = find("cyber_ruins/first_leap")
    world = begin(to_course(level))
    target = pygame.Surface(SIZE)
    target.fill(max(over.sky_top, over.sky_mid, key=_luminance))

    hud.draw(target, Type(), Framing(level, "en").frame(world, world, 1.0, (), 0.0, 0.0, -60.0))

    found = []
    promise, shards = pygame.Rect(124, 34, 110, 12), pygame.Rect(1170, 32, 14, 18)
    for box in (promise, shards):
        inks = {target.get_at((x, y))[:3] for x in range(box.left, box.right) for y in range(box.top, box.bottom)}
        lights = sorted(map(_luminance, inks))
        found.append((lights[-1] + 0.05) / (lights[0] + 0.05))
    return min(found)


def _luminance(ink: tuple[int, ...]) -> float:
    """Relative, by WCAG 2."""
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in ink)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
