"""What keys, mouse and fingers mean: every step of a visit by each of them."""

import pygame
import pytest

from game.kiosk.visit.buttons import ACTIONS
from game.kiosk.visit.hands import Hands, pressed, touched
from game.kiosk.visit.happenings import Input, Pressed, Said, Touched
from game.kiosk.visit.kit import Places
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.words import LEAVE, LOUDER

OFFERED = ("run", "stop", "jump", "slide")
PLACES: Places = [(LEAVE, pygame.Rect(100, 100, 50, 50))]
SIZE = (1280, 720)


def inputs(
    *events: pygame.event.Event, offered: tuple[str, ...] | None = None, hands: Hands | None = None
) -> list[Input]:
    used = hands or Hands(VisitSettings())
    return used.inputs(events, offered, PLACES, lambda at: (round(at[0]), round(at[1])), SIZE)


def key(number: int, kind: int = pygame.KEYDOWN) -> pygame.event.Event:
    return pygame.event.Event(kind, key=number, mod=0)


@pytest.mark.parametrize(
    ("number", "on_a_page", "in_a_level"),
    [
        (pygame.K_RETURN, Pressed("ok"), Said("jump", "button")),
        (pygame.K_KP_ENTER, Pressed("ok"), Said("jump", "button")),
        (pygame.K_UP, Pressed("up"), Said("jump", "button")),
        (pygame.K_DOWN, Pressed("down"), Said("slide", "button")),
        (pygame.K_RIGHT, Pressed("right"), Said("run", "button")),
        (pygame.K_LEFT, Pressed("left"), Said("stop", "button")),
        (pygame.K_KP3, Pressed("3"), Said("jump", "button")),
        (pygame.K_2, Pressed("2"), Said("stop", "button")),
        (pygame.K_9, Pressed("9"), Touched("button")),
        (pygame.K_BACKSPACE, Pressed("back"), Pressed("back")),
        (pygame.K_KP_PLUS, Said(LOUDER, "button"), Said(LOUDER, "button")),
        (pygame.K_F7, Touched("button"), Touched("button")),
    ],
)
def test_a_key_steers_on_a_page_and_says_a_word_in_a_level(number: int, on_a_page: Input, in_a_level: Input) -> None:
    pygame.display.init()
    assert inputs(key(number)) == [on_a_page]
    assert inputs(key(number), offered=OFFERED) == [in_a_level]


def test_a_house_gives_its_own_buttons_a_meaning() -> None:
    pygame.display.init()
    hands = Hands(VisitSettings(keys={"f7": "slide", "f8": "ok"}))

    assert inputs(key(pygame.K_F7), offered=OFFERED, hands=hands) == [Said("slide", "button")]
    assert inputs(key(pygame.K_F8), hands=hands) == [Pressed("ok")]


def test_fingers_and_mouse_touch_what_is_there_and_a_touch_is_taken_once() -> None:
    mouse = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(120, 120), button=1, touch=False)
    of_finger = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(120, 120), button=1, touch=True)
    finger = pygame.event.Event(pygame.FINGERDOWN, x=120 / SIZE[0], y=120 / SIZE[1])

    assert inputs(mouse) == [Said(LEAVE, "touch")]
    assert inputs(of_finger, finger) == [Said(LEAVE, "touch")]
    assert touched((5, 5), PLACES) == Touched("touch")


def test_the_button_to_talk_is_held_and_let_go() -> None:
    pygame.display.init()
    hands = Hands(VisitSettings())

    inputs(key(pygame.K_t), hands=hands)
    assert hands.talking
    inputs(key(pygame.K_t, pygame.KEYUP), hands=hands)
    assert not hands.talking


@pytest.mark.parametrize("does", sorted(ACTIONS))
def test_every_action_of_a_keypad_means_something_everywhere(does: str) -> None:
    for offered in (None, OFFERED, ("glide",)):
        assert isinstance(pressed(does, offered), Pressed | Said | Touched)
