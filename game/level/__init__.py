"""The level document: load, save, and become the world that runs."""

from game.level.become import to_course
from game.level.document import Both, Chaser, Ground, Hint, Landmark, Level, Point, Proof, Stage
from game.level.errors import LevelError
from game.level.files import load, read, save, to_json
from game.level.library import find, shipped
from game.level.vocabulary import all_words, offered

__all__ = [
    "Both",
    "Chaser",
    "Ground",
    "Hint",
    "Landmark",
    "Level",
    "LevelError",
    "Point",
    "Proof",
    "Stage",
    "all_words",
    "find",
    "load",
    "offered",
    "read",
    "save",
    "shipped",
    "to_course",
    "to_json",
]
