"""The document that a theme is."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from game.theme.layers import Layer
from game.theme.palette import Palette


class Name(BaseModel):
    """What users call it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)


class Light(BaseModel):
    """The one place that light comes from: a disc in the sky, with or without a glyph."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    x: float = Field(ge=0, le=1, description="share of the screen's width")
    y: float = Field(ge=0, le=1, description="share of its height")
    radius: float = Field(ge=0, le=300, description="px")
    glyph: str = Field(default="", max_length=2, description="on the disc")
    solid: float = Field(default=0.7, ge=0, le=1, description="how strongly the disc itself is seen")
    halo: float = Field(default=0.5, ge=0, le=1, description="how strongly it lights the sky")


class Weather(BaseModel):
    """What falls and drifts."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    rain: int = Field(default=0, ge=0, le=600, description="streaks on the screen")
    fog: float = Field(default=0.0, ge=0, le=1, description="added to every haze")


class Music(BaseModel):
    """What plays there."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: Literal["pulse", "pluck", "pads"] = "pads"
    scale: Literal["minor", "pentatonic", "lydian"] = "minor"
    root: int = Field(default=45, ge=24, le=72, description="the key, a MIDI number")
    bpm: float = Field(default=100.0, ge=40, le=180, description="beats a minute")
    seed: int = Field(default=1, ge=0)


class Theme(BaseModel):
    """A place: what it looks like at each time of day and in each weather."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Name
    palettes: Mapping[str, Palette] = Field(min_length=1, description="by time of day; the first is used for others")
    layers: tuple[Layer, ...] = Field(description="from back to front")
    light: Light
    music: Music = Music()
    weather: Mapping[str, Weather] = Field(min_length=1, description="by name; the first is used for others")

    @model_validator(mode="after")
    def _front_comes_last(self) -> Self:
        shares = [layer.parallax for layer in self.layers if layer.generator != "haze"]
        if shares != sorted(shares):
            raise ValueError("layers go from back to front: parallax must not fall")
        return self

    def palette(self, time: str) -> Palette:
        """Give the colours at a time of day; those of the first for a time it does not know."""
        return self.palettes.get(time) or next(iter(self.palettes.values()))

    def weather_named(self, name: str) -> Weather:
        """Give a weather by name; the first for one it does not know."""
        return self.weather.get(name) or next(iter(self.weather.values()))
