"""The document that a theme is."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from game.theme.palette import Palette
from game.theme.times import HOURS, Time, at_time, overcast
from game.theme.weather import WEATHERS, Weather


class Name(BaseModel):
    """What users call it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)


class Layer(BaseModel):
    """A layer of scenery: the generator that paints it, and the generator's own parameters beside it.

    What else a layer may hold is known to its generator; the view checks that when it paints.
    """

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    generator: str = Field(min_length=1, max_length=40)
    parallax: float = Field(ge=0, le=1.5, description="share of the camera's motion; above 1 passes in front")


class Light(BaseModel):
    """The one place that light comes from: a disc in the sky, with or without a glyph."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    x: float = Field(ge=0, le=1, description="share of the screen's width")
    y: float = Field(ge=-0.5, le=1, description="share of its height")
    radius: float = Field(ge=0, le=300, description="px; 0 shows no disc")
    glyph: str = Field(default="", max_length=2, description="on the disc, which is then a sign of neon tubes")
    solid: float = Field(default=0.7, ge=0, le=1, description="how strongly the disc itself is seen")
    halo: float = Field(default=0.5, ge=0, le=1, description="how strongly it lights the sky")


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
    palettes: Mapping[Time, Palette] = Field(min_length=1, description="by time of day; the others are derived")
    horizon: float = Field(default=0.66, ge=0.3, le=1, description="where the sky is lowest, share of the height")
    layers: tuple[Layer, ...] = Field(description="from back to front")
    ground: Literal["deck", "quay", "turf", "terrace", "ledge"] = Field(default="deck", description="what floors are")
    light: Light
    lights: Mapping[Time, Light] = Field(default={}, description="where it is at times when it is elsewhere")
    music: Music = Music()
    weather: Mapping[str, Weather] = Field(default={}, description="by name, where it is not the usual one")
    signature: tuple[Time, Literal["clear", "rain", "snow", "fog", "storm", "wind"]] = Field(
        default=("day", "clear"), description="the time and weather that show it best"
    )

    @model_validator(mode="after")
    def _front_comes_last(self) -> Self:
        shares = [layer.parallax for layer in self.layers]
        if shares != sorted(shares):
            raise ValueError("layers go from back to front: parallax must not fall")
        unknown = next((name for name in self.weather if name not in WEATHERS), None)
        if unknown is not None:
            raise ValueError(f'there is no weather "{unknown}"; there are {", ".join(WEATHERS)}')
        return self

    def palette(self, time: str) -> Palette:
        """Give the colours at a time of day, under a clear sky."""
        return at_time(self.palettes, time)

    def look(self, time: str, weather: str) -> Palette:
        """Give the colours at a time of day in a weather."""
        return overcast(self.palette(time), self.weather_named(weather).cloud)

    def light_at(self, time: str) -> Light:
        """Give where the light is at a time of day."""
        return next((light for name, light in self.lights.items() if name == time), self.light)

    def weather_named(self, name: str) -> Weather:
        """Give a weather by name; clear for one that does not exist."""
        return self.weather.get(name) or WEATHERS.get(name) or WEATHERS["clear"]

    @staticmethod
    def lit(time: str) -> float:
        """Give the share of lamps and windows that are lit at a time of day, 0..1."""
        return HOURS[time].lit if time in HOURS else 1.0
