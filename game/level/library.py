"""Where levels are: a path, or `pack/name` of those that are shipped."""

from pathlib import Path

from game.content import content
from game.level.document import Level
from game.level.errors import LevelError
from game.level.files import load
from game.level.pack import Pack, read_pack
from voice.words import Text


def shipped() -> tuple[str, ...]:
    """Give every shipped level as `pack/name`, pack by pack in the order of their stories."""
    return tuple(level for pack in packs() for level in pack.levels)


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
