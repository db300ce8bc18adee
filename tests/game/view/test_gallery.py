"""Everything that can be seen has a golden picture; what has none fails here."""

import pygame
import pytest

from game.level import find, shipped
from game.moves import all_moves
from game.screens.film import shoot_surface
from game.theme import load
from game.view.pose import at, joints
from game.view.robot import Robot
from game.view.robot_poses import ALL
from tests.pictures import check


@pytest.fixture
def sheet() -> pygame.Surface:
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    surface = pygame.Surface((900, 240))
    surface.fill((36, 28, 66))
    pygame.draw.line(surface, (72, 214, 224), (0, 210), (900, 210), 2)
    return surface


def robot(height: int = 140) -> Robot:
    palette = load("cyber_ruins").palette("night")
    return Robot(palette.robot, palette.danger_lit, height, (0.82, -0.57))


@pytest.mark.parametrize("name", sorted(all_moves()))
def test_every_move_has_its_picture(name: str, sheet: pygame.Surface, renew: bool) -> None:
    move, shine = all_moves()[name], pygame.Surface((225, 60))
    drawn = robot()
    for i in range(6):
        drawn.scarf.move(4.0, 0.0, 1, 0.1)
        pose = at(move.poses, i / 6) if move.poses else ALL["idle"]
        drawn.draw(sheet, shine, 4, (90 + i * 145, 210), joints(pose), 1, "right")
    check(f"move_{name}", sheet, renew)


def test_the_poses_that_are_no_moves_have_their_picture(sheet: pygame.Surface, renew: bool) -> None:
    shine, drawn = pygame.Surface((225, 60)), robot(120)
    for i, (name, pose) in enumerate(sorted(ALL.items())):
        facing = 1 if i % 2 else -1
        drawn.draw(sheet, shine, 4, (70 + i * 125, 210), joints(pose, squash=0.12 * (name == "land")), facing, "unsure")
    check("poses", sheet, renew)


@pytest.mark.parametrize("level", shipped())
def test_every_level_has_its_picture(level: str, renew: bool) -> None:
    document = find(level)
    check(f"level_{level.replace('/', '_')}", shoot_surface(document, [(2, "run")], 200, "en"), renew)
