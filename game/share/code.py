"""A level as a code of text, `VOX1-…`: its JSON without what is as usual (see `seal` for the letters).

The proof stays behind: a stranger's would have to be tried anyhow.
"""

import json
from typing import Any, Final

from game.level import Level, read
from game.share.seal import Seal
from voice.words import Text

LEVEL: Final = Seal(
    "VOX",
    1,
    Text("is no whole code: a character is missing, or wrong", "不是完整的关卡代码：缺了字符，或有字符不对"),
    Text("is longer than any level's code", "比任何关卡的代码都长"),
    Text("unpacks to more than a level can hold", "解开后比任何关卡都大"),
)


def encode(level: Level) -> str:
    """Give a level's code.

    Raises:
        LevelError: it holds a number or a text that no code can carry.

    """
    return LEVEL.close(document(level), "level")


def packed_bytes(level: Level) -> int:
    """Give how many bytes a level's code carries."""
    return len(LEVEL.packed(document(level), "level"))


def is_code(text: str) -> bool:
    """Tell whether this is meant as a level's code, whole or not."""
    return LEVEL.is_meant(text)


def decode(text: str, where: str = "code") -> Level:
    """Give the level of a code; whoever wrote it, it ends in a level or in one line.

    Raises:
        LevelError: it is no whole code, asks for too much, or what it holds is no level.

    """
    return read(json.dumps(LEVEL.open(text, where)), where)


def document(level: Level) -> dict[str, Any]:
    """Give a level's JSON without its proof and without what is as usual."""
    plain = level.model_copy(update={"proof": None})
    data = plain.model_dump(mode="json", exclude_defaults=True)
    if level.obstacles:
        told: dict[str, set[str]] = {}
        for obstacle in level.obstacles:
            unusual = obstacle.model_dump(mode="json", exclude_defaults=True)
            told.setdefault(obstacle.kind, {"kind"}).update(unusual)
        # What one of a kind needs to say all of it say: one shape for a kind is less than many.
        data["obstacles"] = [o.model_dump(mode="json", include=told[o.kind]) for o in level.obstacles]
    return data
