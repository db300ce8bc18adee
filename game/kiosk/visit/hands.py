"""From keys, mouse and fingers to what they mean in a visit."""

from collections.abc import Callable, Iterable, Sequence

import pygame

from game.kiosk.visit.buttons import move_of
from game.kiosk.visit.happenings import Input, Pressed, Said, Touched
from game.kiosk.visit.kit import Places
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.words import LOUDER, SOFTER
from game.level import all_words

ORDERS = {"louder": LOUDER, "softer": SOFTER}


class Hands:
    """Holds the map of the keypad, and whether the button that is held to talk is down."""

    def __init__(self, settings: VisitSettings) -> None:
        self._keypad = settings.keypad
        self.talking = False

    def inputs(
        self,
        events: Iterable[pygame.event.Event],
        offered: tuple[str, ...] | None,
        places: Places,
        on_canvas: Callable[[tuple[float, float]], tuple[int, int]],
        size: tuple[int, int],
    ) -> list[Input]:
        """Give what hands did.

        Args:
            events: of pygame.
            offered: the words of the level that is played, in the order of the screen; None on a page.
            places: what can be touched now.
            on_canvas: gives where a place of the window lies on the canvas.
            size: of the window, px: fingers are told in shares of it.

        """
        found: list[Input] = []
        for event in events:
            if event.type in (pygame.KEYDOWN, pygame.KEYUP):
                does = self._keypad.get(pygame.key.name(event.key), "")
                if does == "talk":
                    self.talking = event.type == pygame.KEYDOWN
                if event.type == pygame.KEYDOWN:
                    found.append(pressed(does, offered))
            elif event.type == pygame.MOUSEBUTTONDOWN and not getattr(event, "touch", False):
                found.append(touched(on_canvas(event.pos), places))
            elif event.type == pygame.FINGERDOWN:
                found.append(touched(on_canvas((event.x * size[0], event.y * size[1])), places))
        return found


def pressed(does: str, offered: Sequence[str] | None) -> Input:
    """Give what a button means: in a level the robot's words, on a page a way to steer; any other tells of a hand."""
    if does in ("", "talk"):
        return Touched("button")
    if does in ORDERS:
        return Said(ORDERS[does], "button")
    if offered is not None and does != "back":
        move = move_of(does, tuple(offered))
        return Said(move, "button") if move else Touched("button")
    return Said(does, "button") if does in all_words() else Pressed(does)


def touched(at: tuple[int, int], places: Places) -> Input:
    """Give what a touch means: the word that is written there, or only that somebody is there."""
    command = next((command for command, place in places if place.collidepoint(at)), "")
    return Said(command, "touch") if command else Touched()
