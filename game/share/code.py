"""A level as a code of text: letters and digits only, in either case, so that it can be pasted, typed and scanned.

`VOX1-` and base32 of: CRC-32 of what follows, 4 bytes; raw deflate, with a preset dictionary, of `columns.pack` of the
level's JSON without what is as usual. The dictionary is the packed form of `assets/share/common_1.json`; it belongs to
the format and never changes. The proof stays behind: a stranger's would have to be tried anyhow.
"""

import base64
import binascii
import json
import re
import zlib
from functools import cache
from typing import Any, Final

from game.content import content
from game.level import Level, LevelError, read
from game.share.columns import ColumnsError, Json, pack, unpack
from voice.words import Text

PREFIX: Final = "VOX1-"
LONGEST: Final = 40_000  # characters of a code; 2,000 obstacles need about 15,000
MOST_BYTES: Final = 200_000  # of what a code unpacks to
RAW: Final = -15  # zlib's name for deflate without a frame
_CODE = re.compile(r"\s*vox(\d{1,3})\s*-", re.IGNORECASE)
_BREAKS = re.compile(r"[\s\-\u200b\ufeff]+")

BROKEN = Text("is no whole code: a character is missing, or wrong", "不是完整的关卡代码：缺了字符，或有字符不对")
TOO_LONG = Text("is longer than any level's code", "比任何关卡的代码都长")
TOO_MUCH = Text("unpacks to more than a level can hold", "解开后比任何关卡都大")


def encode(level: Level) -> str:
    """Give a level's code.

    Raises:
        LevelError: it holds a number or a text that no code can carry.

    """
    return PREFIX + base64.b32encode(_packed(level)).decode().rstrip("=")


def packed_bytes(level: Level) -> int:
    """Give how many bytes a level's code carries."""
    return len(_packed(level))


def is_code(text: str) -> bool:
    """Tell whether this is meant as a code, whole or not."""
    return _CODE.match(text) is not None


def decode(text: str, where: str = "code") -> Level:
    """Give the level of a code; whoever wrote it, it ends in a level or in one line.

    Raises:
        LevelError: it is no whole code, asks for too much, or what it holds is no level.

    """
    if len(text) > LONGEST:
        raise LevelError(where, TOO_LONG)
    begun = _CODE.match(text)
    if begun is None:
        raise LevelError(where, BROKEN)
    if begun[1].lstrip("0") != "1":
        raise LevelError(
            where, Text(f"is of version {begun[1]}; this program reads 1", f"是第 {begun[1]} 版；本程序只读第 1 版")
        )
    letters = _BREAKS.sub("", text[begun.end() :]).upper()
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        raise LevelError(where, BROKEN) from None
    # The last letter may have bits to spare: with those set it is a wrong letter all the same.
    if base64.b32encode(data).decode().rstrip("=") != letters:
        raise LevelError(where, BROKEN)
    if len(data) < 5 or zlib.crc32(data[4:]) != int.from_bytes(data[:4], "big"):
        raise LevelError(where, BROKEN)
    return read(json.dumps(_unpacked(data[4:], where)), where)


def _packed(level: Level) -> bytes:
    try:
        packed = pack(_document(level))
    except ColumnsError as error:
        raise LevelError("level", Text(f"cannot become a code: {error}", f"无法变成代码：{error}")) from None
    press = zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zlib.Z_DEFAULT_STRATEGY, _common())
    body = press.compress(packed) + press.flush()
    return zlib.crc32(body).to_bytes(4, "big") + body


def _unpacked(body: bytes, where: str) -> Json:
    loosen = zlib.decompressobj(RAW, _common())
    try:
        packed = loosen.decompress(body, MOST_BYTES)
        if loosen.unconsumed_tail or not loosen.eof:
            raise LevelError(where, TOO_MUCH if loosen.unconsumed_tail else BROKEN)
        return unpack(packed)
    except (zlib.error, ColumnsError):
        raise LevelError(where, BROKEN) from None


def _document(level: Level) -> dict[str, Any]:
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


@cache
def _common() -> bytes:
    """Give the dictionary: what levels usually hold, packed as they are."""
    file = content("assets") / "share" / "common_1.json"
    return pack(json.loads(file.read_text(encoding="utf-8")))
