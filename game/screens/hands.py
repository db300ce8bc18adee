"""What hands do: keys, typing, mouse and touch, told as plain data."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.moves import all_moves
from game.screens.keys import Typing
from game.screens.snapshot import keep
from game.screens.window import Window
from voice.words import Text


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that hands did; at most one of `key`, `text` and `at` is there."""

    key: str = ""
    """Of a page, by pygame's name."""
    text: str = ""
    """A word that was typed, or that a key says."""
    at: tuple[int, int] | None = None
    """Where the pointer is, px of the picture."""
    pressed: bool = False
    """The pointer was pressed there."""


NOTHING = Said()


class Hands:
    """Keeps what is being typed on a page."""

    def __init__(self) -> None:
        self._on_page = Typing(())

    @property
    def typed(self) -> str:
        """What is being typed on a page."""
        return self._on_page.text

    def take(
        self, event: pygame.event.Event, window: Window, playing: Typing | None, tell: Callable[[Text], None]
    ) -> Said:
        """Answer to an event of pygame's.

        Args:
            event: the event.
            window: it happened in.
            playing: what is typed in the run, or None when a page is open.
            tell: gets a line when a picture was kept.

        """
        typing = playing or self._on_page
        match event.type:
            case pygame.TEXTINPUT:
                typing.write(event.text)
            case pygame.KEYDOWN:
                return self._key(pygame.key.name(event.key), window, typing, tell)
            case pygame.MOUSEMOTION | pygame.MOUSEBUTTONDOWN if not getattr(event, "touch", False):
                down = event.type == pygame.MOUSEBUTTONDOWN
                if down and event.button != 1:
                    return NOTHING
                return Said(at=window.on_canvas(event.pos), pressed=down)
            case pygame.FINGERDOWN:
                wide, high = window.size
                return Said(at=window.on_canvas((event.x * wide, event.y * high)), pressed=True)
        return NOTHING

    def _key(self, name: str, window: Window, typing: Typing, tell: Callable[[Text], None]) -> Said:
        if name == "f11":
            pygame.display.toggle_fullscreen()
            return NOTHING
        if name == "f12":
            keep(window.canvas, tell)
            return NOTHING
        if name in ("return", "enter", "keypad enter") and typing.text:
            return Said(text=typing.enter())
        if name == "backspace":
            typing.erase()
            return NOTHING
        if typing is self._on_page:
            if not typing.text:
                return Said(key="return" if name == "keypad enter" else name)
            if name == "escape":
                typing.enter()
            return NOTHING
        move = typing.key(name)
        return Said(text=all_moves()[move].words.en[0]) if move else Said(key=name)
