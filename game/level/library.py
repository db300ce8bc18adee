"""Where levels are: a path, or `pack/name` of those that are shipped."""

from pathlib import Path

from platformdirs import user_data_path

from game.content import content
from game.level.document import Level
from game.level.errors import LevelError
from game.level.files import load
from game.level.pack import Pack, read_pack
from voice.words import Text


def shipped() -> tuple[str, ...]:
    """Give every shipped level as `pack/name`, pack by pack in the order of their stories."""
    return tuple(level for pack in packs() for level in pack.levels)


def own_folder() -> Path:
    """Give where a player's own levels lie, there or not."""
    return user_data_path("voxleap", appauthor=False) / "levels"


def own() -> tuple[tuple[str, Level], ...]:
    """Give a player's own levels by their paths, the newest first; a broken one is left out."""
    try:
        files = sorted(own_folder().glob("*.json"), key=lambda file: -file.stat().st_mtime_ns)
    except OSError:
        return ()
    found = []
    for file in files:
        try:
            found.append((str(file), load(file)))
        except LevelError:
            continue
    return tuple(found)


def packs() -> tuple[Pack, ...]:
    """Give every shipped pack, sorted by id.

    Raises:
        LevelError: a `pack.json` is broken.

    """
    folders = {path.parent for path in content("levels").glob("*/*.json")}
    return tuple(read_pack(folder) for folder in sorted(folders))


def find(name: str) -> Level:
    """Load a level by a path or by `pack/name`.

    Raises:
        LevelError: there is none, or it is broken.

    """
    if name in shipped():
        return load(content("levels") / f"{name}.json")
    if Path(name).suffix == ".json" or Path(name).exists():
        return load(Path(name))
    known = ", ".join(shipped())
    raise LevelError(name, Text(f"no such level; there are: {known}", f"没有这个关卡；可用：{known}"))
