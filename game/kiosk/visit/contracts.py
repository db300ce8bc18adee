"""What a visit needs of the rest of the kiosk, by shape: a pipe to the supervisor, a pack to show."""

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
