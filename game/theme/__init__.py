"""Themes: palettes, layers, weather and light of a place, as data that a team can write without code."""

from game.theme.errors import ThemeError
from game.theme.layers import Cables, Haze, Layer, NeonSigns, Skyline, Water
from game.theme.library import load, load_file, names
from game.theme.palette import Colour, Palette, RobotPalette
from game.theme.schema import Light, Music, Theme, Weather
from game.theme.sight import safe

__all__ = [
    "Cables",
    "Colour",
    "Haze",
    "Layer",
    "Light",
    "Music",
    "NeonSigns",
    "Palette",
    "RobotPalette",
    "Skyline",
    "Theme",
    "ThemeError",
    "Water",
    "Weather",
    "load",
    "load_file",
    "names",
    "safe",
]
