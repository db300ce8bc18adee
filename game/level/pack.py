"""A pack: levels in the order of their story, with a title and a story of its own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from game.level.document import Both, Strict
from game.level.errors import LevelError
from voice.words import Text

FILE = "pack.json"


class PackFile(Strict):
    """What `pack.json` says. A level of the folder that it does not name comes after those that it names."""

    version: Literal[1] = 1
    title: Both
    story: Both | None = None
    levels: tuple[str, ...] = Field(default=(), max_length=200)


@dataclass(frozen=True, slots=True)
class Pack:
    """Levels that belong together."""

    id: str
    """The name of its folder."""
    title: Text
    story: Text | None
    levels: tuple[str, ...]
    """Every level of it as `pack/name`, in the order to play them."""


def read_pack(folder: Path) -> Pack:
    """Read a pack; a folder without a `pack.json` is one by its own name, its levels by theirs.

    Raises:
        LevelError: `pack.json` is broken, or names a level that is not there.

    """
    there = sorted(p.stem for p in folder.glob("*.json") if p.name != FILE)
    where = f"{folder.name}/{FILE}"
    if not (folder / FILE).is_file():
        name = folder.name.replace("_", " ").capitalize()
        return Pack(folder.name, Text(name, name), None, tuple(f"{folder.name}/{level}" for level in there))
    try:
        said = PackFile.model_validate(json.loads((folder / FILE).read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])
        raise LevelError(f"{where}: {at}", Text(first["msg"], f"不对：{first['msg']}")) from None
    except (OSError, ValueError) as error:
        raise LevelError(where, Text(f"cannot be read: {error}", f"读不出来：{error}")) from None
    for number, level in enumerate(said.levels):
        if level not in there or level in said.levels[:number]:
            raise LevelError(
                f"{where}: levels[{number}]",
                Text(f'"{level}" is no level of this pack, or stands twice', f"这里没有“{level}”这一关，或者写了两遍"),
            )
    ordered = (*said.levels, *(level for level in there if level not in said.levels))
    story = said.story.text if said.story else None
    return Pack(folder.name, said.title.text, story, tuple(f"{folder.name}/{level}" for level in ordered))
