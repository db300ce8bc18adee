"""The colours of a place by their roles; what an author leaves out follows from what was given."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
Rgb = tuple[int, int, int]
WHITE: Rgb = (255, 255, 255)


def _from_hex(value: object) -> Rgb:
    if isinstance(value, tuple) and len(value) == 3:  # one of ours, derived below
        return value
    if not isinstance(value, str) or not HEX.match(value):
        raise ValueError('a colour looks like "#48d6e0"')
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def _to_hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


Colour = Annotated[Rgb, BeforeValidator(_from_hex), PlainSerializer(_to_hex, when_used="json")]
"""Red, green and blue, 0..255 each; "#rrggbb" in the file."""
Colours = Annotated[tuple[Colour, ...], Field(min_length=1, strict=False)]
Role = Literal[
    "sky_top", "sky_mid", "sky_low", "haze", "light", "light_core", "far", "second", "mid", "near", "structure",
    "foreground", "path", "path_face", "water", "glow", "leaf", "leaf_lit", "ground", "ground_lit", "cloud",
    "cloud_shade", "glass", "lamp",
]  # fmt: skip
"""The roles that a layer may ask for by name."""


def between(a: Rgb, b: Rgb, share: float) -> Rgb:
    """Give the colour between two; share 0 is the first, 1 the second."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def luma(colour: Rgb) -> float:
    """Give how light a colour looks, 0..1 (Rec. 601)."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255


class RobotPalette(BaseModel):
    """The robot's own colours; it must be what is read first."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    body: Colour
    shade: Colour
    rim: Colour
    far: Colour
    """Of the limbs on the other side."""
    far_shade: Colour
    far_rim: Colour
    scarf: Colour
    scarf_dark: Colour
    joint: Colour
    outline: Colour
    visor: Colour
    voice: Colour
    """What shines: the visor, the ring, what was heard."""


def robot_for(light: Rgb, pale: bool) -> RobotPalette:
    """Give a robot that stands out: a light mass in a dark place, a dark one with ivory accents in a pale place."""
    accents = {"scarf": (0x1F, 0xB5, 0xBD), "scarf_dark": (0x0B, 0x6F, 0x86), "visor": (0x07, 0x13, 0x1F)}
    if pale:
        ink: Rgb = (0x2B, 0x3A, 0x46)
        return RobotPalette(
            body=ink, shade=(0x1B, 0x29, 0x34), rim=between((0xF6, 0xEF, 0xDE), light, 0.2),
            far=(0x22, 0x30, 0x3C), far_shade=(0x16, 0x22, 0x2C), far_rim=(0x6D, 0x7A, 0x80),
            joint=(0x14, 0x23, 0x2C), outline=(0x0E, 0x18, 0x20), voice=(0x5C, 0xF2, 0xEE), **accents,
        )  # fmt: skip
    return RobotPalette(
        body=(0xE6, 0xF0, 0xF4), shade=(0x9F, 0xAE, 0xCB), rim=between(WHITE, light, 0.45),
        far=(0x55, 0x68, 0x90), far_shade=(0x38, 0x46, 0x6C), far_rim=between((0x70, 0x80, 0xA0), light, 0.4),
        joint=(0x1A, 0x23, 0x36), outline=(0x0A, 0x0F, 0x1C), voice=(0x6C, 0xF5, 0xFF), **accents,
    )  # fmt: skip


Given = Mapping[str, Rgb]
RULES: Mapping[str, Callable[[Given], Rgb]] = {
    "haze": lambda p: between(p["sky_low"], p["light"], 0.25),
    "light_core": lambda p: between(p["light"], WHITE, 0.7),
    "second": lambda p: between(p["far"], p["mid"], 0.5),
    "foreground": lambda p: between(p["structure"], (0, 0, 0), 0.4),
    "path_face": lambda p: between(p["path"], p["structure"], 0.6),
    "danger": lambda p: (0xFF, 0x5A, 0x1F),
    "danger_lit": lambda p: (0xFF, 0xB0, 0x2E),
    "pickup": lambda p: (0xC9, 0xFF, 0xF4),
    "glow": lambda p: p["light"],
    "text": lambda p: (0xEC, 0xF6, 0xFC),
    "water": lambda p: between(p["sky_low"], p["near"], 0.45),
    "leaf": lambda p: between(p["near"], (0x4D, 0x8A, 0x58), 0.5),
    "leaf_lit": lambda p: between(p["leaf"], p["light"], 0.4),
    "ground": lambda p: between(p["structure"], p["near"], 0.5),
    "ground_lit": lambda p: between(p["ground"], p["light"], 0.3),
    "cloud": lambda p: between(p["sky_low"], p["light_core"], 0.6),
    "cloud_shade": lambda p: between(p["cloud"], p["sky_mid"], 0.5),
    "glass": lambda p: (0x7F, 0xE0, 0xE8),
    "lamp": lambda p: (0xFF, 0xC8, 0x5E),
}
"""What follows from the colours that were given or found before, in this order."""
PALE = 0.5  # of the ground that the robot is seen against


class Palette(BaseModel):
    """The colours of a place at one time of day.

    An author must give the sky, the light, far, mid, near, structure and path; the rest follows by `RULES`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    sky_top: Colour
    sky_mid: Colour
    sky_low: Colour
    haze: Colour
    light: Colour
    """Of the one place that light comes from."""
    light_core: Colour
    far: Colour
    second: Colour
    mid: Colour
    near: Colour
    structure: Colour
    foreground: Colour
    path: Colour
    path_face: Colour
    danger: Colour
    danger_lit: Colour
    pickup: Colour
    glow: Colour
    text: Colour
    water: Colour
    leaf: Colour
    leaf_lit: Colour
    ground: Colour
    """Earth and rock under the path."""
    ground_lit: Colour
    cloud: Colour
    cloud_shade: Colour
    glass: Colour
    lamp: Colour
    windows: Colours
    signs: Colours
    paints: Colours
    """Of flags, kites, awnings: a place's gay colours."""
    robot: RobotPalette

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, raw: Any) -> Any:
        if not isinstance(raw, dict):
            return raw
        # A colour that cannot be read stays as it is: its own field then says so.
        known = {role: _from_hex(value) for role, value in raw.items() if _readable(value)}
        for role, rule in RULES.items():
            if role not in raw:
                try:
                    known[role] = rule(known)
                except KeyError:
                    continue
        full = {**raw, **known}
        lamp, light, low = (known.get(role) for role in ("lamp", "light", "sky_low"))
        if lamp and light and low and "haze" in known:
            full.setdefault("windows", (lamp,))
            full.setdefault("signs", (light,))
            full.setdefault("paints", ((0xD2, 0x27, 0x3F), (0xF7, 0xBD, 0x2F), (0x1F, 0x8F, 0x9C), (0xF4, 0xF0, 0xE4)))
            full.setdefault("robot", robot_for(light, luma(between(low, known["haze"], 0.5)) > PALE))
        return full


def _readable(value: object) -> bool:
    return isinstance(value, tuple) or (isinstance(value, str) and HEX.match(value) is not None)
