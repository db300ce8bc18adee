"""The level document: load, save, and become the world that runs."""

from game.level.become import to_course
from game.level.document import Both, Chaser, Ground, Hint, Landmark, Level, Point, Proof, Stage
from game.level.errors import LevelError
from game.level.files import load, read, save, to_json
from game.level.library import find, own, own_folder, packs, shipped
from game.level.pack import Pack
from game.level.vocabulary import all_words, offered

__all__ = [
    "Both",
    "Chaser",
    "Ground",
    "Hint",
    "Landmark",
    "Level",
    "LevelError",
    "Pack",
    "Point",
    "Proof",
    "Stage",
    "all_words",
    "find",
    "load",
    "offered",
    "own",
    "own_folder",
    "packs",
    "read",
    "save",
    "shipped",
    "to_course",
    "to_json",
]
