"""What a visit needs of the rest of the kiosk, by shape: a pipe to the supervisor."""

from collections.abc import Sequence
from typing import Protocol

from game.kiosk.board import Order
from game.kiosk.events import Event


class Link(Protocol):
    """The way to the supervisor. None of it waits."""

    def ping(self) -> None:
        """Say that a picture has been presented."""

    def tell(self, event: Event) -> None:
        """Tell what happened."""

    def orders(self) -> Sequence[Order]:
        """Give what is wanted since the last call."""
