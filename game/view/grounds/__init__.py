"""What floors are made of, one file each: a long picture that repeats, its torn ends, what is under it and on it."""

from collections.abc import Callable
from importlib import import_module

from game.view.grounds.base import ABOVE, CAP, DEEP, LENGTH, Ground
from game.view.place import Place

__all__ = ["ABOVE", "CAP", "DEEP", "LENGTH", "Ground", "ground"]


def ground(place: Place) -> Ground:
    """Paint the ground that a theme names; each kind is a module of this folder with a function `paint`."""
    paint: Callable[[Place], Ground] = import_module(f"{__name__}.{place.theme.ground}").paint
    return paint(place)
