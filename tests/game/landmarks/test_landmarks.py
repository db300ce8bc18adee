"""Every landmark has its golden picture, beside the gate of the goal; what has none fails here."""

import pygame
import pytest

from game.landmarks import all_landmarks
from game.theme import load
from game.view.brush import METRE, LiveBrush, still
from game.view.goal import gate
from tests.pictures import check

SIZE, FLOOR, LIGHT = (1120, 860), 800, (0.82, -0.57)
ASKED = ["boat", "bridge", "lighthouse", "pagoda", "pavilion", "podium", "portal", "rocket", "station", "summit"]
ASKED += ["stone_lanterns", "temple", "tower"]


def test_every_landmark_that_prompts_may_name_is_there() -> None:
    assert sorted(all_landmarks()) == sorted(ASKED)


def test_no_two_landmarks_share_a_word() -> None:
    words = [word for kind in all_landmarks().values() for word in kind.words.all]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", sorted(all_landmarks()))
def test_every_landmark_has_its_picture_and_stays_within_its_size(kind: str, renew: bool) -> None:
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    palette = load("cyber_ruins").palette("night")
    surface, shine = pygame.Surface(SIZE), pygame.Surface((SIZE[0] // 4, SIZE[1] // 4))
    surface.fill((58, 36, 86))
    thing = all_landmarks()[kind].model_validate({"kind": kind, "x": 0.0})
    kept = still(thing, palette, LIGHT)
    assert kept is not None
    surface.blit(kept[0], (SIZE[0] / 2 + kept[1], FLOOR + kept[2]))
    live = LiveBrush(palette, surface, shine, 4)
    live.left, live.floor = SIZE[0] / 2, FLOOR
    thing.draw_moving(live, None, 70)
    surface.fill(palette.structure, (0, FLOOR, SIZE[0], 60))
    surface.fill(palette.path, (0, FLOOR, SIZE[0], 3))
    goal, dx, dy = gate(palette, LIGHT)
    surface.blit(goal, (SIZE[0] / 2 + dx, FLOOR + dy))
    check(f"landmark_{kind}", surface, renew)
    width, height = thing.size
    assert 5.0 <= width <= 16.0
    assert 6.0 <= height <= 12.0
    assert kept[0].get_height() <= (height + 2.5) * METRE
