"""What a visit needs of the rest of the kiosk, by shape: a pipe to the supervisor, a display, a pack to show."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from game.kiosk.board import Order
from game.kiosk.events import Event
from voice.words import Language, Text


class Link(Protocol):
    """The way to the supervisor. None of it waits."""

    def ping(self) -> None:
        """Say that a picture has been presented."""

    def tell(self, event: Event) -> None:
        """Tell what happened."""

    def orders(self) -> Sequence[Order]:
        """Give what is wanted since the last call."""


class Display(Protocol):
    """Where the picture goes."""

    @property
    def monitor(self) -> int:
        """Which of several, from 0."""

    @property
    def rotation(self) -> int:
        """Degrees clockwise by which the picture is turned: 0, 90, 180 or 270."""

    @property
    def window(self) -> bool:
        """In a window, to try things out, and not over the whole display."""

    @property
    def cursor(self) -> bool:
        """Show the pointer."""


class Door(Protocol):
    """The operator's way out."""

    def press(self, key: str, held: frozenset[str], now: float) -> bool:
        """Take a key by its name with the modifiers held, at a time in s; True when the operator leaves."""


class Shown(Protocol):
    """The content pack that is shown."""

    @property
    def levels(self) -> Sequence[Path]:
        """Files of its levels, in order."""

    @property
    def title(self) -> Text:
        """What it is called."""

    @property
    def languages(self) -> Sequence[Language]:
        """That its texts are in, the house's own first."""

    @property
    def notice(self) -> Text | None:
        """What visitors must read about their voice; None for the usual words."""
