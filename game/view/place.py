"""What every generator of scenery gets: the theme's colours here and now, and where the light is."""

from dataclasses import dataclass

from game.theme import Light, Palette, Theme, Weather, luma
from game.view.colour import Rgb, mix

PALE = 0.5
"""Brightness from which a place counts as pale."""


@dataclass(frozen=True, slots=True)
class Place:
    """A theme at one time of day in one weather, on a screen of a size, px."""

    theme: Theme
    palette: Palette
    time: str
    weather: Weather
    size: tuple[int, int]

    @property
    def sun(self) -> Light:
        """Give the one light."""
        return self.theme.light_at(self.time)

    @property
    def light(self) -> tuple[float, float]:
        """Give the direction to the light, y down, length 1."""
        return (0.82, -0.57) if self.sun.x >= 0.4 else (-0.82, -0.57)

    @property
    def fog(self) -> float:
        """Give what the weather adds to every haze, 0..1."""
        return self.weather.fog

    @property
    def lit(self) -> float:
        """Give the share of lamps and windows with light, 0..1."""
        return self.theme.lit(self.time)

    @property
    def mist(self) -> Rgb:
        """Give the colour that distance goes to."""
        return mix(self.palette.haze, self.palette.sky_low, 0.45)

    @property
    def bright(self) -> float:
        """Give how light the ground is that the robot and the rain are seen against, 0..1."""
        return luma(mix(self.palette.sky_low, self.palette.haze, 0.5))

    def ink(self, role: str) -> Rgb:
        """Give the colour of a role."""
        colour: Rgb = getattr(self.palette, role)
        return colour
