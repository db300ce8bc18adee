"""Towers of a drowned city: seven kinds, dead windows, and what stands on roofs."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from game.view.colour import Rgb, mix, scaled
from game.view.sheet import Sheet

HOT_ROW = 7
"""One in this many rows of windows is lit five times as often."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of one row of towers."""

    wall: Rgb
    dark: Rgb
    """Of the side away from the light, and of dead windows."""
    windows: tuple[Rgb, ...]
    lit: float
    """Share of windows with light."""
    pane: tuple[float, float, float, float]
    """Width and height of a window, px, and the steps from one to the next."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a tower stands, px."""

    left: float
    right: float
    top: float
    base: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Between the sides."""
        return (self.left + self.right) / 2


def tower(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    """Draw one tower of a kind that chance picks."""
    kind = chance.choice(KINDS)
    kind(sheet, chance, plot, inks, light_right)


def _body(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    sheet.box(plot.left, plot.top, plot.width, plot.base - plot.top, inks.wall)
    side = plot.width * 0.24
    sheet.box(plot.left if light_right else plot.right - side, plot.top, side, plot.base - plot.top, inks.dark)
    _windows(sheet, chance, plot, inks)


def _windows(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks) -> None:
    width, height, across, down = inks.pane
    columns = int((plot.width - 6) / across)
    rows = int((plot.base - plot.top - 8) / down)
    if columns < 1 or rows < 1:
        return
    left = plot.left + (plot.width - (columns * across - (across - width))) / 2
    hot = {chance.randrange(rows) for _ in range(max(1, rows // HOT_ROW))}
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * across, plot.top + 6 + row * down
            if inks.windows and chance.random() < inks.lit * (5 if row in hot else 1):
                strength = chance.uniform(0.4, 0.95)
                ink = mix(inks.wall, chance.choice(inks.windows), strength)
                sheet.box(x, y, width, height, ink, shine=0.5 * strength)
            elif chance.random() < 0.7:
                sheet.box(x, y, width, height, inks.dark)


def _slab(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    _body(sheet, chance, plot, inks, light_right)
    sheet.box(plot.left - 2, plot.top - 2, plot.width + 4, 3.5, inks.wall)
    for _ in range(chance.randint(2, 4)):
        x = chance.uniform(plot.left + plot.width * 0.12, plot.right - plot.width * 0.2)
        chance.choice(ROOFS)(sheet, chance, x, plot.top, min(22.0, max(7.0, plot.width * 0.2)), inks)


def _steps(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    count = chance.randint(2, 4)
    half, step = plot.width * 0.2, plot.width * 0.3 / count
    top = plot.top
    for i in range(count + 1):
        piece = Plot(plot.middle - half - i * step, plot.middle + half + i * step, top, plot.base)
        _body(sheet, chance, piece, inks, light_right)
        sheet.box(piece.left - 1.5, top, piece.width + 3, 2.4, inks.wall)
        top += (plot.base - plot.top) * chance.uniform(0.08, 0.2)
    _mast(sheet, chance, plot.middle, plot.top, plot.width * 0.35, inks)


def _torn(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    high = min((plot.base - plot.top) * 0.4, chance.uniform(40, 90))
    top = plot.top + high
    _body(sheet, chance, Plot(plot.left, plot.right, top, plot.base), inks, light_right)
    floor = max(9.0, inks.pane[3] * 1.25)
    floors = max(2, int(high / floor))
    from_left = chance.random() < 0.5
    for i in range(floors):
        y = top - (i + 1) * floor
        cut = (i + 1) / floors * plot.width * chance.uniform(0.45, 0.8)
        left, right = (plot.left, plot.right - cut) if from_left else (plot.left + cut, plot.right)
        if right - left < 8:
            break
        columns = max(2, int((right - left) / 16))
        for j in range(columns):
            if chance.random() < 0.85:
                sheet.box(left + (right - left) * j / (columns - 1) - 1.2, y, 2.6, floor, inks.wall)
        sheet.box(left, y - 1, right - left, 3.2, inks.wall)
        end, way = (right, 1) if from_left else (left, -1)
        for _ in range(chance.randint(1, 4)):
            bent = (end + way * chance.uniform(4, 12), y + chance.uniform(-6, 9))
            sheet.line((end, y + chance.uniform(-1, 2)), bent, inks.wall, 0.9)


def _eaves(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    _body(sheet, chance, plot, inks, light_right)
    high = plot.width * 0.26
    _roof(sheet, plot.left, plot.right, plot.top + 2, high, inks.wall)
    half = plot.width * 0.28
    sheet.box(plot.middle - half, plot.top - high * 1.7, 2 * half, high * 1.7, inks.wall)
    _roof(sheet, plot.middle - half * 1.1, plot.middle + half * 1.1, plot.top - high * 1.5, high * 0.8, inks.wall)
    sheet.line((plot.middle, plot.top - high * 2.1), (plot.middle, plot.top - high * 3.1), inks.wall, 1.6)


def _roof(sheet: Sheet, left: float, right: float, y: float, high: float, ink: Rgb) -> None:
    """A roof whose ends turn up."""
    width = right - left
    out = width * 0.16
    upper, lower = [], []
    for i in range(17):
        t = i / 16
        x = left - out + (width + 2 * out) * t
        lift = abs(2 * t - 1) ** 3
        ridge = 1 - min(1.0, max(0.0, (abs(2 * t - 1) - 0.1) / 0.75))
        upper.append((x, y - high * (0.1 + 0.4 * lift + 0.9 * ridge * ridge * (3 - 2 * ridge))))
        lower.append((x, y + high * (0.14 - 0.44 * lift)))
    sheet.polygon(upper + lower[::-1], ink)


def _pods(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    shaft = Plot(plot.middle - plot.width * 0.28, plot.middle + plot.width * 0.28, plot.top, plot.base)
    _body(sheet, chance, shaft, inks, light_right)
    for _ in range(chance.randint(2, 4)):
        y = plot.top + (plot.base - plot.top) * chance.uniform(0.02, 0.5)
        half, high = plot.width * chance.uniform(0.42, 0.6), chance.uniform(10, 24)
        sheet.ellipse(plot.middle - half, y, half * 2, high, inks.wall)
        sheet.box(plot.middle - half * 0.86, y + high * 0.2, half * 1.72, high * 0.6, inks.wall)
        if inks.windows and chance.random() < 0.5:
            ink = mix(inks.wall, chance.choice(inks.windows), 0.6)
            sheet.box(plot.middle - half + 6, y + high * 0.45, half * chance.uniform(0.6, 1.5), 1.8, ink, shine=0.5)
    _mast(sheet, chance, plot.middle, plot.top, plot.width * 0.8, inks)


def _balconies(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    _body(sheet, chance, plot, inks, light_right)
    y = plot.top + inks.pane[3]
    while y < plot.base - 20:
        if chance.random() < 0.8:
            sheet.box(plot.right if light_right else plot.left - 4, y, 4, 2.4, inks.wall)
        y += inks.pane[3] * 1.5
    _tank(sheet, chance, plot.middle, plot.top, min(26.0, plot.width * 0.3), inks)


def _leaning(sheet: Sheet, chance: random.Random, plot: Plot, inks: Inks, light_right: bool) -> None:
    plot = Plot(plot.left + plot.width * 0.2, plot.right - plot.width * 0.2, plot.top, plot.base)
    lean = plot.width * chance.uniform(0.12, 0.3) * (1 if light_right else -1)
    top = plot.top + plot.width * 0.1
    corners = ((plot.left + lean, plot.top), (plot.right + lean, top), (plot.right, plot.base), (plot.left, plot.base))
    sheet.polygon(corners, inks.wall)
    width, height, across, down = inks.pane
    rows = int((plot.base - top) / down)
    for row in range(2, rows):
        share = 1 - row / rows
        for column in range(int(plot.width / across) - 1):
            if chance.random() < 0.6:
                x = plot.left + lean * share + 6 + column * across
                sheet.box(x, plot.top + row * down, width, height, inks.dark)


def _mast(sheet: Sheet, chance: random.Random, x: float, y: float, high: float, inks: Inks) -> None:
    sheet.line((x, y), (x, y - high), inks.wall, 1.5)
    for i in range(chance.randint(1, 4)):
        at, half = y - high * (0.4 + 0.15 * i), high * (0.16 - 0.03 * i)
        sheet.line((x - half, at), (x + half, at), inks.wall, 1.0)
    if inks.windows and chance.random() < 0.4:
        sheet.disc((x, y - high), 1.6, inks.windows[-1], shine=0.9)


def _tank(sheet: Sheet, chance: random.Random, x: float, y: float, size: float, inks: Inks) -> None:
    half, leg = size * 0.4, size * 0.45
    for share in (-0.8, 0.0, 0.8):
        sheet.line((x + share * half, y), (x + share * half * 0.9, y - leg), inks.wall, 1.3)
    sheet.box(x - half, y - leg - size * 0.8, 2 * half, size * 0.8, inks.wall)
    top = y - leg - size * 0.8
    sheet.polygon(((x - half * 1.2, top), (x + half * 1.2, top), (x, top - size * 0.3)), inks.wall)


def _cabinet(sheet: Sheet, chance: random.Random, x: float, y: float, size: float, inks: Inks) -> None:
    sheet.box(x, y - size * 0.6, size, size * 0.6, inks.wall)
    sheet.box(x + size * 0.2, y - size * 0.85, size * 0.4, size * 0.3, inks.wall)


def _dish(sheet: Sheet, chance: random.Random, x: float, y: float, size: float, inks: Inks) -> None:
    sheet.line((x, y), (x, y - size * 0.7), inks.wall, 1.4)
    way = chance.choice((-1, 1))
    rim = (x + way * size * 0.45, y - size * 1.15)
    sheet.polygon(((x - way * size * 0.1, y - size * 1.2), rim, (x + way * size * 0.2, y - size * 0.5)), inks.wall)
    sheet.line((x, y - size * 0.8), (x + way * size * 0.5, y - size * 1.0), inks.wall, 0.9)


ROOFS: tuple[Callable[[Sheet, random.Random, float, float, float, Inks], None], ...] = (_mast, _tank, _cabinet, _dish)


KINDS = (_slab, _slab, _slab, _steps, _steps, _torn, _torn, _eaves, _pods, _balconies, _balconies, _leaning)
"""As often as they stand here."""


def inks(wall: Rgb, windows: tuple[Rgb, ...], lit: float, scale: float) -> Inks:
    """Give the colours of a row; `scale` makes windows larger for what is nearer."""
    pane = (4.6 * scale, 3.6 * scale, 8.6 * scale, 8.6 * scale)
    return Inks(wall, scaled(wall, 0.86), windows, lit, pane)
