"""Times of day and grey skies: palettes that an author did not give, by rule from one that was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from game.theme.palette import PALE, Palette, Rgb, Role, between, luma, robot_for

Time = Literal["dawn", "day", "dusk", "night"]
TIMES: Final = get_args(Time)


@dataclass(frozen=True, slots=True)
class Hour:
    """What a time of day does to colours."""

    bright: float
    """Share of noon's light."""
    top: Rgb
    mid: Rgb
    low: Rgb
    """Where the sky goes."""
    light: Rgb
    lit: float
    """Share of the lamps and windows that are lit."""
    nearest: tuple[Time, ...]
    """Which given palette to start from, best first."""


_BY_DAWN: Final[tuple[Time, ...]] = ("dusk", "day", "night")
_BY_DAY: Final[tuple[Time, ...]] = ("dawn", "dusk", "night")
HOURS: Final[Mapping[str, Hour]] = {
    "dawn": Hour(0.86, (150, 172, 204), (232, 214, 208), (255, 216, 184), (255, 222, 186), 0.45, _BY_DAWN),
    "day": Hour(1.0, (66, 132, 204), (138, 192, 228), (222, 238, 242), (255, 246, 222), 0.12, _BY_DAY),
    "dusk": Hour(0.62, (48, 46, 112), (150, 84, 142), (250, 142, 112), (255, 176, 120), 0.8, ("dawn", "night", "day")),
    "night": Hour(0.27, (7, 15, 38), (18, 36, 76), (48, 78, 122), (190, 214, 255), 1.0, ("dusk", "dawn", "day")),
}  # fmt: skip
SKY_SHARE: Final = 0.62  # how far the sky goes towards its hour
TINT: Final = 0.2  # how much of the horizon's hue everything takes on
SKIES: Final = ("sky_top", "sky_mid", "sky_low")
KEPT: Final = ("path", "path_face", "light", "light_core", "glow", "lamp", "glass")
"""Roles that are not simply lighter or darker."""


def at_time(palettes: Mapping[Time, Palette], time: str) -> Palette:
    """Give the palette of a time of day, derived from the nearest one where it was not given."""
    given = {str(name): palette for name, palette in palettes.items()}
    if time in given or time not in HOURS:
        return given.get(time) or next(iter(given.values()))
    source = next(name for name in HOURS[time].nearest if name in given)
    return turned(given[source], source, time)


def turned(palette: Palette, source: str, time: str) -> Palette:
    """Give what a palette of one time of day becomes at another."""
    hour = HOURS[time]
    ratio = hour.bright / HOURS[source].bright
    new: dict[str, Rgb] = {}
    for role in get_args(Role):
        old: Rgb = getattr(palette, role)
        new[role] = old if role in KEPT else _lit(old, ratio, hour.low)
    for role, goal in zip(SKIES, (hour.top, hour.mid, hour.low), strict=True):
        new[role] = between(new[role], goal, SKY_SHARE)
    new["light"] = between(palette.light, hour.light, 0.75)
    new["light_core"] = between(new["light"], (255, 255, 255), 0.7)
    new["haze"] = between(new["haze"], new["sky_low"], 0.6)
    new["glow"] = new["light"]
    paints = tuple(_lit(colour, min(1.0, ratio + 0.2), hour.low) for colour in palette.paints)
    pale = luma(between(new["sky_low"], new["haze"], 0.5)) > PALE
    return palette.model_copy(update={**new, "paints": paints, "robot": robot_for(new["light"], pale)})


def overcast(palette: Palette, cloud: float) -> Palette:
    """Give a palette under clouds; 0 is clear, 1 wholly grey."""
    if not cloud:
        return palette
    grey = _grey(between(palette.sky_mid, palette.sky_low, 0.4), 1 - 0.22 * cloud)
    new: dict[str, Rgb] = {}
    for role in get_args(Role):
        old: Rgb = getattr(palette, role)
        share = 0.85 if role in SKIES else 0.4
        tone = between(grey, _grey(old, 1 - 0.2 * cloud), 0.5 if role in SKIES else 0.85)
        new[role] = old if role in KEPT else between(old, tone, share * cloud)
    new["light"] = between(palette.light, new["haze"], 0.6 * cloud)
    return palette.model_copy(update=new)


def _lit(colour: Rgb, ratio: float, hue: Rgb) -> Rgb:
    """Make a colour darker (ratio below 1) or lighter without ever reaching white, with a hue of the light."""
    value = max(*colour, 1) / 255
    new = value * ratio if ratio <= 1 else 1 - (1 - value) ** ratio
    own = (colour[0] * new / value, colour[1] * new / value, colour[2] * new / value)
    top = max(hue)
    tint = (hue[0] / top * 255 * new, hue[1] / top * 255 * new, hue[2] / top * 255 * new)
    mixed = [min(255, round(a + (b - a) * TINT)) for a, b in zip(own, tint, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def _grey(colour: Rgb, share: float) -> Rgb:
    tone = luma(colour) * 255 * share
    return round(tone * 0.97), round(tone), min(255, round(tone * 1.05))
