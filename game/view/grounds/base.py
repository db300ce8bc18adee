"""What every kind of ground gives, and how its edge is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.view.colour import mix
from game.view.place import Place
from game.view.sheet import Sheet, kept, with_light

LENGTH: Final = 2048  # px of the picture that repeats
ABOVE: Final = 60  # px over the floor that the picture holds: light and what grows there
CAP: Final = 34  # px that a torn end sticks out
DEEP: Final = 4 * 64  # px below the floor that the picture holds; the thickest floor is 3.5 m
Draw = Callable[[Place], Sheet]


@dataclass(frozen=True, slots=True)
class Ground:
    """Pictures of one kind of ground."""

    long: pygame.Surface
    """`LENGTH` wide, `ABOVE + DEEP` high; cut to the floor's thickness."""
    caps: tuple[pygame.Surface, pygame.Surface]
    """Of the left and right end, `2 * CAP` wide; the end is in the middle."""
    furniture: tuple[pygame.Surface, ...]
    under: pygame.Surface | None = None
    """`LENGTH` wide: what hangs below the floor."""
    overlap: int = 0
    """Px that it reaches up behind the floor."""
    piers: tuple[pygame.Surface, ...] = ()
    pier_step: int = 384
    cap_below: int = 0
    """Px that the ends reach below the floor."""


def edge(sheet: Sheet, place: Place, shine: float, width: float = LENGTH) -> None:
    """Draw the path's two lines, pale over dark; nothing else in a place has that pair."""
    palette = place.palette
    sheet.box(0, ABOVE + 2.4, width, 3.4, palette.path_face)
    sheet.box(0, ABOVE - 1, width, 3.6, palette.path, shine=shine)


def furnished(place: Place, draws: Sequence[Draw], rim: float = 0.4) -> tuple[pygame.Surface, ...]:
    """Paint what stands about on the floor, lit from the place's light."""
    pictures = []
    for draw in draws:
        sheet = draw(place)
        sheet.rim(place.light, mix(place.palette.light, (255, 255, 255), 0.1), 1.2, rim)
        pictures.append(kept(with_light(sheet.small(), sheet.halo(20, 0.7))))
    return tuple(pictures)
