"""A document as letters and digits only, in either case, so that it can be pasted, typed and scanned.

A prefix that tells what it is, `NAME` + version + `-`, and base32 of: CRC-32 of what follows, 4 bytes; raw deflate,
with a preset dictionary, of `columns.pack` of the document. The dictionary is the packed form of
`assets/share/common_1.json`; it belongs to the format and never changes.
"""

import base64
import binascii
import json
import re
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Final

from game.content import content
from game.level import LevelError
from game.share.columns import ColumnsError, Json, pack, unpack
from voice.words import Text

LONGEST: Final = 40_000  # characters of a code; 2,000 obstacles need about 15,000
MOST_BYTES: Final = 200_000  # of what a code unpacks to
RAW: Final = -15  # zlib's name for deflate without a frame
_BREAKS = re.compile(r"[\s\-\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Seal:
    """One kind of code: how it begins, and what is said where it is wrong."""

    name: str
    """Letters of the prefix, large."""
    version: int
    broken: Text
    too_long: Text
    too_much: Text

    @property
    def _begins(self) -> "re.Pattern[str]":
        return re.compile(rf"\s*{self.name}(\d{{1,3}})\s*-", re.IGNORECASE)

    def is_meant(self, text: str) -> bool:
        """Tell whether this is meant as such a code, whole or not."""
        return self._begins.match(text) is not None

    def packed(self, document: Json, where: str) -> bytes:
        """Give the bytes that a code carries.

        Raises:
            LevelError: it holds a number or a text that no code can carry.

        """
        try:
            packed = pack(document)
        except ColumnsError as error:
            raise LevelError(where, Text(f"cannot become a code: {error}", f"无法变成代码：{error}")) from None
        press = zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zlib.Z_DEFAULT_STRATEGY, _common())
        body = press.compress(packed) + press.flush()
        return zlib.crc32(body).to_bytes(4, "big") + body

    def close(self, document: Json, where: str) -> str:
        """Give a document's code.

        Raises:
            LevelError: it holds a number or a text that no code can carry.

        """
        letters = base64.b32encode(self.packed(document, where)).decode().rstrip("=")
        return f"{self.name}{self.version}-{letters}"

    def open(self, text: str, where: str) -> Json:
        """Give the document of a code; whoever wrote it, it ends in a document or in one line.

        Raises:
            LevelError: it is no whole code, of another version, or asks for too much.

        """
        if len(text) > LONGEST:
            raise LevelError(where, self.too_long)
        begun = self._begins.match(text)
        if begun is None:
            raise LevelError(where, self.broken)
        if begun[1].lstrip("0") != str(self.version):
            en = f"is of version {begun[1]}; this program reads {self.version}"
            raise LevelError(where, Text(en, f"是第 {begun[1]} 版；本程序只读第 {self.version} 版"))
        letters = _BREAKS.sub("", text[begun.end() :]).upper()
        try:
            data = base64.b32decode(letters + "=" * (-len(letters) % 8))
        except (binascii.Error, ValueError):
            raise LevelError(where, self.broken) from None
        # The last letter may have bits to spare: with those set it is a wrong letter all the same.
        if base64.b32encode(data).decode().rstrip("=") != letters:
            raise LevelError(where, self.broken)
        if len(data) < 5 or zlib.crc32(data[4:]) != int.from_bytes(data[:4], "big"):
            raise LevelError(where, self.broken)
        loosen = zlib.decompressobj(RAW, _common())
        try:
            packed = loosen.decompress(data[4:], MOST_BYTES)
            if loosen.unconsumed_tail or not loosen.eof:
                raise LevelError(where, self.too_much if loosen.unconsumed_tail else self.broken)
            return unpack(packed)
        except (zlib.error, ColumnsError):
            raise LevelError(where, self.broken) from None


@cache
def _common() -> bytes:
    """Give the dictionary: what levels usually hold, packed as they are."""
    file = content("assets") / "share" / "common_1.json"
    return pack(json.loads(file.read_text(encoding="utf-8")))
