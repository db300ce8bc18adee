"""The colours of a place by their roles; a theme has one palette for each time of day."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


def _from_hex(value: object) -> tuple[int, int, int]:
    if not isinstance(value, str) or not HEX.match(value):
        raise ValueError('a colour looks like "#48d6e0"')
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


Colour = Annotated[tuple[int, int, int], BeforeValidator(_from_hex)]
"""Red, green and blue, 0..255 each; "#rrggbb" in the file."""


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


class Palette(BaseModel):
    """The colours of a place at one time of day."""

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
    windows: tuple[Colour, ...]
    signs: tuple[Colour, ...]
    robot: RobotPalette
