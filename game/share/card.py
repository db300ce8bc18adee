"""The code inside a picture: in a text chunk of the PNG, and in a QR that outlives compression and shrinking."""

import io
import os
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from game.level import LevelError
from game.share.code import is_code
from game.share.seal import LONGEST
from voice.words import Text

if TYPE_CHECKING:
    import pygame

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
KEYWORD: Final = b"VoxLeap"
MOST_PIXELS: Final = 40_000_000
MOST_CHUNKS: Final = 10_000
WIDEST: Final = 2200  # px that are searched for a QR; a larger picture is shrunk first
SMALL: Final = 900  # px; narrower ones are also searched at twice their size
FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})  # JPEG's SOF

NO_CODE = Text("no level's code can be read in this picture", "这张图片里读不出关卡代码")
NO_PICTURE = Text("is no whole PNG or JPEG picture", "不是完整的 PNG 或 JPEG 图片")
TOO_LARGE = Text("is a larger picture than any card", "图片比任何关卡卡片都大")
NO_READER = Text(
    "its QR needs a reader: pip install zxing-cpp, or use the PNG as it was made",
    "读二维码需要：pip install zxing-cpp，或使用原始的 PNG 文件",
)


def is_picture(data: bytes) -> bool:
    """Tell whether these bytes begin as a PNG or JPEG."""
    return data.startswith((PNG, JPEG))


def with_code(png: bytes, code: str) -> bytes:
    """Give the PNG with the code in a text chunk before its end."""
    text = KEYWORD + b"\0" + code.encode("ascii")
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text + struct.pack(">I", zlib.crc32(b"tEXt" + text))
    end = png.rindex(b"IEND") - 4
    return png[:end] + chunk + png[end:]


def code_in(data: bytes, where: str) -> str:
    """Find the code in a picture's bytes.

    Raises:
        LevelError: it is no picture, one of more than `MOST_PIXELS`, or none with a code.

    """
    size = picture_size(data)
    if size is None or min(size) < 1:
        raise LevelError(where, NO_PICTURE)
    if size[0] * size[1] > MOST_PIXELS:
        raise LevelError(where, TOO_LARGE)
    written = _written(data)
    if written is not None:
        return written
    found = _scanned(_loaded(data, where))
    if found is None:
        raise LevelError(where, NO_READER if _reader_misses() else NO_CODE)
    return found


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Read width and height from the head alone, before anything is unpacked."""
    if data.startswith(PNG):
        wide, high = struct.unpack(">II", data[16:24]) if len(data) >= 24 and data[12:16] == b"IHDR" else (0, 0)
        return wide, high
    at = 2
    while data.startswith(JPEG) and at + 9 <= len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if data[at] != 0xFF:
            return None
        if marker in FRAMES:
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        at += 1 if marker == 0xFF else 2 + length
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    for _ in range(MOST_CHUNKS):
        if at + 8 > len(data):
            return
        length, name = struct.unpack(">I4s", data[at : at + 8])
        if name == b"IEND":
            return
        yield name, data[at + 8 : at + 8 + min(length, LONGEST + 100)]
        at += 12 + length


def _written(data: bytes) -> str | None:
    """Give the code of the text chunk."""
    if not data.startswith(PNG):
        return None
    for name, body in _chunks(data):
        key, _, text = body.partition(b"\0")
        if name == b"tEXt" and key == KEYWORD and is_code(text.decode("ascii", "replace")):
            return text.decode("ascii", "replace")
    return None


def _loaded(data: bytes, where: str) -> "pygame.Surface":
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    try:
        picture = pygame.image.load(io.BytesIO(data), "card.png" if data.startswith(PNG) else "card.jpg")
    except pygame.error:
        raise LevelError(where, NO_PICTURE) from None
    plain = pygame.Surface(picture.get_size(), 0, 24)
    plain.blit(picture, (0, 0))
    wide, high = plain.get_size()
    if max(wide, high) > WIDEST:
        share = WIDEST / max(wide, high)
        plain = pygame.transform.smoothscale(plain, (max(1, round(wide * share)), max(1, round(high * share))))
    return plain


def _scanned(picture: "pygame.Surface") -> str | None:
    """Read the QR; a small picture again at twice its size, where the modules are only two pixels wide."""
    import pygame

    pictures = [picture]
    if min(picture.get_size()) < SMALL:
        pictures.append(pygame.transform.smoothscale_by(picture, 2))
    for seen in pictures:
        for text in _texts(seen):
            if is_code(text) and len(text) <= LONGEST:
                return text
    return None


def _texts(picture: "pygame.Surface") -> list[str]:
    """Give the texts of all QRs of a picture."""
    import numpy as np
    import pygame

    try:
        import zxingcpp
    except ImportError:
        return []
    grey = np.ascontiguousarray(pygame.surfarray.array3d(picture).mean(axis=2).astype(np.uint8).T)
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [found.text for found in zxingcpp.read_barcodes(grey, formats=formats)]


def _reader_misses() -> bool:
    from importlib.util import find_spec

    return find_spec("zxingcpp") is None
