"""Errors that an author of levels can mend."""

from collections.abc import Collection
from difflib import get_close_matches

from voice.words import Text


class LevelError(Exception):
    """One line for the author; nobody sees a traceback."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text = where, text


def unknown(where: str, kind: str, known: Collection[str], noun: Text) -> LevelError:
    """Name the nearest of what there is, or all; `noun` is what it should be, such as "a landmark"."""
    names = ", ".join(get_close_matches(kind, sorted(known), n=1) or sorted(known))
    text = Text(en=f'"{kind}" is not {noun.en}; try {names}', zh=f"没有“{kind}”这种{noun.zh}；请用 {names}")
    return LevelError(where, text)


def unknown_obstacle(where: str, kind: str, known: Collection[str]) -> LevelError:
    """Name the nearest obstacle, or all; `where` reads `ruin.json: obstacles[2].kind`."""
    return unknown(where, kind, known, Text("an obstacle", "障碍物"))
