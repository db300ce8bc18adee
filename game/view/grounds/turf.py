"""Turf on rock: grass blown by the wind over columns of stone that end in mist."""

from game.view.grounds.base import Ground, furnished
from game.view.place import Place
from game.view.rock import rock
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet


def paint(place: Place) -> Ground:
    """See `game.view.grounds`."""
    return rock(place, furnished(place, (_bush, _stones, _fence, _flowers, _bush)), grass=True)


def _bush(place: Place) -> Sheet:
    sheet = Sheet(84, 46)
    leaf, lit = place.palette.leaf, place.palette.leaf_lit
    for x, y, r in ((22, 32, 17), (60, 32, 18), (42, 22, 20)):
        sheet.polygon(oval(x, y, r, r * 0.85), place.palette.near)
        sheet.polygon(oval(x - 2, y - 3, r * 0.86, r * 0.68), leaf)
        sheet.polygon(oval(x - 6, y - 7, r * 0.4, r * 0.28), lit)
    return sheet


def _stones(place: Place) -> Sheet:
    sheet = Sheet(76, 30)
    for x, wide, high in ((6, 34, 26), (34, 26, 18), (54, 18, 11)):
        sheet.polygon(
            [
                (x, 30),
                (x + wide * 0.12, 30 - high * 0.7),
                (x + wide * 0.5, 30 - high),
                (x + wide * 0.9, 30 - high * 0.55),
                (x + wide, 30),
            ],
            place.palette.ground,
        )
        sheet.polygon(
            [(x + wide * 0.12, 30 - high * 0.7), (x + wide * 0.5, 30 - high), (x + wide * 0.4, 30 - high * 0.4)],
            place.palette.ground_lit,
        )
    return sheet


def _fence(place: Place) -> Sheet:
    sheet = Sheet(170, 44)
    ink = place.palette.structure
    for x in (8, 58, 110, 160):
        sheet.box(x - 2.5, 8, 5, 36, ink)
    for y in (14, 26):
        sheet.polygon(stroke(curve([(8, y), (58, y + 2), (110, y), (160, y + 2)], 6), 2.4, 2.4), ink)
    return sheet


def _flowers(place: Place) -> Sheet:
    sheet = Sheet(90, 30)
    paints = place.palette.paints
    for i in range(12):
        x, high = 8 + i * 6.6, 12 + (i * 7) % 13
        sheet.line((x, 30), (x - 3, 30 - high), place.palette.leaf, 1.2)
        sheet.polygon(oval(x - 3, 30 - high, 2.6, 2.2), paints[i % len(paints)])
    return sheet
