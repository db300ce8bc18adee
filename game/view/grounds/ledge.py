"""Bare ledges: sandstone, ice, moon rock; nothing grows there."""

from game.view.colour import mix
from game.view.grounds.base import Ground, furnished
from game.view.place import Place
from game.view.rock import rock
from game.view.shapes import curve, stroke
from game.view.sheet import Sheet
from game.view.trees import dead_tree


def paint(place: Place) -> Ground:
    """See `game.view.grounds`."""
    return rock(place, furnished(place, (_boulders, _dry, _cairn, _boulders, _signpost)), grass=False)


def _boulders(place: Place) -> Sheet:
    sheet = Sheet(110, 44)
    palette = place.palette
    for x, wide, high in ((4, 50, 38), (44, 38, 26), (76, 26, 16)):
        sheet.polygon(
            [
                (x, 44),
                (x + wide * 0.1, 44 - high * 0.6),
                (x + wide * 0.4, 44 - high),
                (x + wide * 0.85, 44 - high * 0.6),
                (x + wide, 44),
            ],
            mix(palette.ground, palette.near, 0.3),
        )
        sheet.polygon(
            [
                (x + wide * 0.1, 44 - high * 0.6),
                (x + wide * 0.4, 44 - high),
                (x + wide * 0.5, 44 - high * 0.5),
                (x + wide * 0.2, 44 - high * 0.2),
            ],
            palette.ground_lit,
        )
    return sheet


def _dry(place: Place) -> Sheet:
    import random

    sheet = Sheet(90, 96)
    dead_tree(
        sheet, 45, 96, 96, place.palette.leaf, mix(place.palette.structure, place.palette.near, 0.3), random.Random(4)
    )
    return sheet


def _cairn(place: Place) -> Sheet:
    sheet = Sheet(44, 52)
    y = 52.0
    for wide in (40, 32, 25, 18, 11):
        sheet.box(22 - wide / 2, y - 9, wide, 9, mix(place.palette.ground, place.palette.near, 0.2))
        sheet.box(22 - wide / 2, y - 9, wide, 2, place.palette.ground_lit)
        y -= 10
    return sheet


def _signpost(place: Place) -> Sheet:
    sheet = Sheet(66, 84)
    ink = place.palette.structure
    sheet.box(28, 10, 5, 74, ink)
    sheet.polygon([(14, 16), (54, 16), (64, 24), (54, 32), (14, 32)], ink)
    sheet.polygon(stroke(curve([(20, 24), (34, 22), (50, 24)], 4), 2, 2), place.palette.path_face)
    return sheet
