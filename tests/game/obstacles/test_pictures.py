"""Every obstacle has its golden picture, beside a robot for scale; what has none fails here."""

from typing import Any

import pygame
import pytest

from game.obstacles import all_obstacles
from game.obstacles.swinging_hook import Hold
from game.theme import load
from game.view.brush import METRE, LiveBrush, still
from game.view.pose import joints
from game.view.robot import Robot
from game.view.robot_poses import IDLE
from tests.pictures import check

SIZE, FLOOR, LIGHT = (1280, 560), 440, (0.82, -0.57)
SHOTS = ((150, 0), (720, 45))
"""Where the anchor is, px from the left, and at which tick."""
ROBOT = 60  # px from the left
LOOKS: dict[str, tuple[dict[str, Any], Any]] = {
    "checkpoint": ({}, True),
    "crate": ({"size": 1.6}, None),
    "conveyor": ({"speed": 3.0, "width": 6.0}, None),
    "door_terminal": ({"word": "unlock"}, 30),
    "drone": ({"rise": 1.0, "travel": 4.0}, None),
    "elevator": ({"rise": 3.0}, -60),
    "escalator": ({"rise": -2.0, "speed": -1.0, "y": 2.0}, None),
    "falling_platform": ({}, -20),
    "gap": ({"width": 4.0}, None),
    "laser_gate": ({"height": 1.4, "width": 1.6}, None),
    "low_beam": ({"width": 2.0, "gap": 1.3}, None),
    "moving_platform": ({"travel_y": 2.0, "pause": 0}, None),
    "pickup": ({"y": 1.0}, False),
    "rope": ({"made": "ladder"}, None),
    "spikes": ({"width": 3.0, "height": 0.8}, None),
    "springboard": ({"width": 2.0}, 40),
    "swinging_hook": ({"look": "vine"}, Hold(True, 0)),
    "wall": ({"height": 5.0, "width": 2.0}, None),
    "water": ({"deadly": True}, None),
    "wind_zone": ({"push": 0.5, "lift": 6.0}, None),
}
"""Beside its defaults, each is shown with other parameters and in another state."""


def test_every_obstacle_is_shown_in_two_ways() -> None:
    assert set(LOOKS) == set(all_obstacles())


@pytest.mark.parametrize("kind", sorted(all_obstacles()))
def test_every_obstacle_has_its_picture(kind: str, renew: bool) -> None:
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    palette = load("cyber_ruins").palette("night")
    surface, shine = pygame.Surface(SIZE), pygame.Surface((SIZE[0] // 4, SIZE[1] // 4))
    surface.fill((36, 28, 66))
    pygame.draw.line(surface, (72, 214, 224), (0, FLOOR), (SIZE[0], FLOOR), 2)
    live = LiveBrush(palette, surface, shine, 4)
    given, state = LOOKS[kind]
    for (x, tick), other in zip(SHOTS, (False, True), strict=True):
        thing = all_obstacles()[kind].model_validate({"kind": kind, "x": 0.0} | (given if other else {}))
        floor = FLOOR - thing.y * METRE
        if not other and kind == "pickup":
            floor -= METRE
        kept = still(thing, palette, LIGHT)
        if kept:
            surface.blit(kept[0], (x + kept[1], floor + kept[2]))
        live.left, live.floor = x, floor
        thing.draw_moving(live, state if other else thing.first_state(), tick)
    robot = Robot(palette.robot, palette.danger_lit, 1.8 * METRE, LIGHT)
    robot.draw(surface, shine, 4, (ROBOT, FLOOR), joints(IDLE), 1, "rest")
    check(f"obstacle_{kind}", surface, renew)
