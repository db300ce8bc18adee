import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kiosk.display import LOCKED_S, PIN_S, DisplaySettings, Door, unturned

CHORD = frozenset({"ctrl", "alt", "shift"})
NONE = frozenset[str]()


def test_the_operators_keys_end_it_and_no_others_do() -> None:
    door = Door(DisplaySettings())

    assert not door.press("q", NONE, 0.0)
    assert not door.press("f4", frozenset({"alt"}), 0.0)
    assert not door.press("q", CHORD | {"meta"}, 0.0)
    assert door.press("q", CHORD, 0.0)


def test_with_a_pin_the_keys_alone_end_nothing() -> None:
    door = Door(DisplaySettings(leave_pin="2580"))

    assert not door.press("q", CHORD, 0.0)
    assert [door.press(key, NONE, 1.0) for key in ("2", "[5]", "8", "0")] == [False, False, False, True]


def test_a_pin_without_the_keys_or_too_late_ends_nothing() -> None:
    door = Door(DisplaySettings(leave_pin="25"))
    assert not any(door.press(key, NONE, 0.0) for key in "25")

    door.press("q", CHORD, 0.0)
    assert not any(door.press(key, NONE, PIN_S + 0.1) for key in "25")


def test_a_wrong_pin_locks_the_door_for_a_while() -> None:
    door = Door(DisplaySettings(leave_pin="25"))
    door.press("q", CHORD, 0.0)
    assert not any(door.press(key, NONE, 0.0) for key in "11")

    door.press("q", CHORD, LOCKED_S - 1)
    assert not any(door.press(key, NONE, LOCKED_S - 1) for key in "25")
    door.press("q", CHORD, LOCKED_S)
    assert [door.press(key, NONE, LOCKED_S) for key in "25"] == [False, True]


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (0, 720)), (180, (1280, 720)), (270, (1280, 0))])
def test_the_corner_that_is_at_the_top_left_of_the_glass_is_found_on_the_picture(
    turn: int, corner: tuple[int, int]
) -> None:
    screen = (1280, 720) if turn % 180 == 0 else (720, 1280)

    assert unturned((0, 0), screen, (1280, 720), turn) == corner


@given(st.sampled_from([0, 90, 180, 270]), st.integers(320, 4000), st.integers(240, 4000))
def test_the_middle_stays_the_middle_however_a_screen_hangs(turn: int, wide: int, high: int) -> None:
    assert unturned((wide / 2, high / 2), (wide, high), (1280, 720), turn) == (640, 360)


SHOW = """
import pygame
from game.kiosk.display import DisplaySettings, Screen
with Screen("test", DisplaySettings(rotation={turn})) as screen:
    screen.canvas.fill((0, 0, 0))
    pygame.draw.rect(screen.canvas, (255, 0, 0), (0, 0, 300, 300))
    screen.show()
    glass = pygame.display.get_surface()
    wide, high = glass.get_size()
    post = pygame.event.post
    for key, mod in ((pygame.K_ESCAPE, 0), (pygame.K_F4, pygame.KMOD_ALT)):
        post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
    post(pygame.event.Event(pygame.QUIT))
    post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" "))
    kept = [pygame.key.name(e.key) for e in screen.kept(pygame.event.get()) if e.type in (pygame.KEYDOWN, pygame.QUIT)]
    print(screen.left, kept, pygame.mouse.get_visible(), screen.on_canvas((wide / 2, high / 2)))
    post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, mod=pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_SHIFT,
                            unicode=""))
    screen.kept(pygame.event.get())
    print(screen.left)
"""


@pytest.mark.parametrize("turn", [0, 90])
def test_a_visitor_ends_nothing_and_sees_no_cursor_and_the_operator_leaves(turn: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW.format(turn=turn)],
        cwd=Path(__file__).parents[3],
        env=os.environ | {"SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.splitlines() == ["False ['space'] False (640, 360)", "True"], done.stderr
