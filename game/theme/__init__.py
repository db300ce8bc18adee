"""Themes: palettes, layers, weather and light of a place, as data that a team can write without code."""

from game.theme.errors import ThemeError, broken, unknown_generator
from game.theme.library import add_folder, broken_themes, load, load_file, names, own_folder, shipped
from game.theme.palette import Colour, Palette, RobotPalette, Role, luma
from game.theme.schema import Layer, Light, Music, Theme
from game.theme.sight import safe
from game.theme.times import TIMES, Time
from game.theme.weather import WEATHERS, Weather

__all__ = [
    "TIMES",
    "WEATHERS",
    "Colour",
    "Layer",
    "Light",
    "Music",
    "Palette",
    "RobotPalette",
    "Role",
    "Theme",
    "ThemeError",
    "Time",
    "Weather",
    "add_folder",
    "broken",
    "broken_themes",
    "load",
    "load_file",
    "luma",
    "names",
    "own_folder",
    "safe",
    "shipped",
    "unknown_generator",
]
