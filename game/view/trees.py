"""Trees in a few kinds, drawn on a sheet: willow, pine, round crown, palm-like fern, bare trunk."""

import random
from math import cos, pi, sin

from game.view.colour import Rgb, mix
from game.view.shapes import curve, oval, stroke
from game.view.sheet import Sheet


def willow(sheet: Sheet, x: float, y: float, high: float, leaf: Rgb, dark: Rgb, chance: random.Random) -> None:
    """An arched crown whose strands hang to the ground; it leans a little to the left."""
    lean = -high * 0.1
    sheet.polygon(
        stroke(
            curve([(x, y), (x + high * 0.05, y - high * 0.4), (x + lean * 0.4, y - high * 0.8)], 6),
            high * 0.1,
            high * 0.05,
        ),
        dark,
    )
    crown = (x + lean * 0.3, y - high * 0.72)
    for i in range(7):
        angle = pi * (1.06 + 0.88 * i / 6)
        sheet.polygon(
            oval(crown[0] + cos(angle) * high * 0.24, crown[1] + sin(angle) * high * 0.16, high * 0.2, high * 0.13),
            mix(dark, leaf, 0.5),
        )
    for i in range(round(high * 0.8)):
        share = chance.uniform(-1, 1)
        top = (crown[0] + share * high * 0.42, crown[1] - high * 0.18 * (1 - share * share) + chance.uniform(-3, 5))
        end = top[1] + (y - top[1]) * chance.uniform(0.42, 0.93)
        tip = (top[0] + share * high * 0.1 + lean * 0.5, end)
        ink = mix(dark, leaf, chance.uniform(0.25, 1.0) * (0.6 + 0.4 * (i % 3 > 0)))
        sheet.polygon(
            stroke(
                curve([top, ((top[0] + tip[0]) / 2 + share * 3, (top[1] + end) / 2), tip], 5),
                high * 0.028,
                0.8,
                high * 0.04,
            ),
            ink,
        )


def pine(sheet: Sheet, x: float, y: float, high: float, leaf: Rgb, dark: Rgb, chance: random.Random) -> None:
    """A mountain pine: flat clouds of needles on a leaning trunk."""
    lean = -0.2
    trunk = curve(
        [
            (x, y + 3),
            (x + high * 0.04, y - high * 0.35),
            (x + lean * high * 0.4, y - high * 0.7),
            (x + lean * high, y - high),
        ],
        8,
    )
    sheet.polygon(stroke(trunk, high * 0.07, high * 0.02), dark)
    lit = mix(leaf, (255, 255, 230), 0.22)
    for k in range(6):
        at = trunk[int((0.34 + 0.64 * k / 5) * (len(trunk) - 1))]
        half, thick = high * (0.46 - 0.27 * k / 5) * chance.uniform(0.85, 1.15), high * 0.075
        middle = at[0] - half * 0.3
        for dx, dy, ink in ((half * 0.06, thick * 0.5, dark), (0.0, 0.0, leaf)):
            upper = curve(
                [
                    (middle - half + dx, at[1] + dy + thick * 0.3),
                    (middle - half * 0.6 + dx, at[1] - thick * 0.6 + dy),
                    (middle + dx, at[1] - thick + dy),
                    (middle + half * 0.75 + dx, at[1] + dy),
                ],
                5,
            )
            sheet.polygon([*upper, (middle + dx, at[1] + thick * 0.35 + dy)], ink)
        sheet.polygon(
            stroke([(middle - half * 0.7, at[1] - thick * 0.4), (middle, at[1] - thick * 0.8)], 0.4, 0.4, 1.6), lit
        )


def round_tree(sheet: Sheet, x: float, y: float, high: float, leaf: Rgb, dark: Rgb, chance: random.Random) -> None:
    """A broad crown of clumps, lit from above on the left."""
    radius = high * 0.55
    sheet.polygon(stroke([(x, y), (x + radius * 0.1, y - high * 0.6)], high * 0.1, high * 0.06), dark)
    lit = mix(leaf, (255, 250, 210), 0.25)
    clumps = [
        (
            x + chance.uniform(-0.7, 0.7) * radius,
            y - high * chance.uniform(0.45, 0.92),
            radius * chance.uniform(0.35, 0.6),
        )
        for _ in range(9)
    ]
    for dx, dy, across, ink in ((0.12, 0.16, 1.08, dark), (-0.03, 0.0, 0.92, leaf), (-0.28, -0.26, 0.45, lit)):
        for cx, cy, q in clumps:
            sheet.polygon(oval(cx + q * dx, cy + q * dy, q * across, q * across * 0.8), ink)


def fir(sheet: Sheet, x: float, y: float, high: float, leaf: Rgb, dark: Rgb, chance: random.Random) -> None:
    """A fir: tiers of hanging branches, one side lit."""
    sheet.box(x - high * 0.025, y - high * 0.2, high * 0.05, high * 0.2, dark)
    tiers = 6
    for k in range(tiers):
        top = y - high * (0.16 + 0.84 * (k + 1) / tiers)
        low = y - high * (0.1 + 0.84 * k / tiers)
        half = high * 0.26 * (1 - k / tiers) ** 0.9 * chance.uniform(0.88, 1.1) + high * 0.02
        sheet.polygon(
            [
                (x, top),
                (x + half, low),
                (x + half * 0.4, low - high * 0.02),
                (x, low + high * 0.02),
                (x - half * 0.4, low - high * 0.02),
                (x - half, low),
            ],
            dark,
        )
        sheet.polygon([(x, top), (x, low), (x - half * 0.45, low - high * 0.02), (x - half, low)], leaf)


def dead_tree(sheet: Sheet, x: float, y: float, high: float, leaf: Rgb, dark: Rgb, chance: random.Random) -> None:
    """Bare branches."""

    def branch(at: tuple[float, float], angle: float, length: float, width: float) -> None:
        end = (at[0] + sin(angle) * length, at[1] - cos(angle) * length)
        sheet.polygon(stroke([at, end], width, width * 0.6), dark)
        if width > 1.2:
            for way in (-1, 1):
                branch(end, angle + way * chance.uniform(0.25, 0.7), length * chance.uniform(0.5, 0.75), width * 0.6)

    branch((x, y), chance.uniform(-0.15, 0.15), high * 0.4, high * 0.06)
