"""A document of JSON as few bytes: like stands beside like, and only what changes from one to the next is written.

It knows nothing of levels, so that an obstacle or a field which comes later needs nothing here. A value is a varint of
8 n + tag, then what the tag says. A list of objects is a table: the shapes of its rows (their `kind` and keys), the
shape of each row, their `x` from row to row, then every other column of every shape. Numbers are whole multiples of
1 / scale, a column's as differences from the one above; n says which scale, and where none does they are doubles.
"""

import math
import struct
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

EXACT: Final = 0
SCALES: Final = (1, 10, 20, 100, 1000, 1_000_000, EXACT)
"""Parts of one; a number, and a column, takes the first that loses nothing. `EXACT` stands for doubles as they are."""
NUMBER, STRING, LIST, OBJECT, TABLE, CONSTANT, COLUMN, RISING = range(8)
CONSTANTS: Final = (None, False, True)
DEEPEST: Final = 12  # of what is in one another; a level needs 5
MOST: Final = 40_000  # values of a document
LARGEST: Final = 2**84  # of a number in parts of a scale: any seed in millionths
CHARSET: Final = "gb18030"  # all of Unicode, and two bytes for a Chinese character where UTF-8 takes three


class ColumnsError(ValueError):
    """These bytes are no document, or this document cannot be written."""


def pack(document: Json) -> bytes:
    """Write a document.

    Raises:
        ColumnsError: it holds a number that is too large, or half a character.

    """
    writer = _Writer()
    writer.value(document)
    return bytes(writer.out)


def unpack(data: bytes) -> Json:
    """Read a document; what strangers wrote ends in an error or in at most `MOST` values.

    Raises:
        ColumnsError: it is none.

    """
    reader = _Reader(data)
    document = reader.value(0)
    if reader.at != len(data):
        raise ColumnsError("more bytes than the document has")
    return document


def _scale(numbers: Sequence[Any]) -> int:
    """Give which scale writes all of them without loss."""
    broken = [n for n in numbers if not float(n).is_integer()]
    return next(i for i, s in enumerate(SCALES) if s == EXACT or all(round(n * s) / s == n for n in broken))


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shape(row: dict[str, Json]) -> tuple[str, ...]:
    """Give what rows of one shape share: the kind, then the other keys in their order."""
    kind = row.get("kind")
    if not isinstance(kind, str) or not kind:
        return ("", *row)
    return (kind, *(key for key in row if key != "kind"))


class _Writer:
    def __init__(self) -> None:
        self.out = bytearray()

    def varint(self, number: int) -> None:
        while number >= 128:
            self.out.append(number & 127 | 128)
            number >>= 7
        self.out.append(number)

    def head(self, tag: int, number: int) -> None:
        self.varint(number << 3 | tag)

    def signed(self, number: int) -> None:
        self.varint(number << 1 if number >= 0 else ~number << 1 | 1)

    def number(self, number: Any, scale: int, before: int) -> int:
        """Write a number by its difference from the one above; give what it is in parts of the scale."""
        if scale == EXACT:
            whole = float(number).is_integer()
            self.signed(2 * int(number) if whole else 1)
            self.out += b"" if whole else struct.pack(">d", number)
            return 0
        parts = self.parts(number, scale)
        self.signed(parts - before)
        return parts

    def parts(self, number: Any, scale: int) -> int:
        """Give a number in parts of a scale."""
        parts: int = int(number) * scale if float(number).is_integer() else round(number * scale)
        if abs(parts) >= LARGEST:
            raise ColumnsError("a number is too large")
        return parts

    def string(self, text: str) -> None:
        try:
            data = text.encode(CHARSET)
        except UnicodeEncodeError:
            raise ColumnsError("half a character") from None
        self.varint(len(data))
        self.out += data

    def value(self, value: Json) -> None:
        if value is None or isinstance(value, bool):
            self.head(CONSTANT, CONSTANTS.index(value))
        elif isinstance(value, int | float):
            scale = _scale([value])
            self.head(NUMBER, scale)
            self.number(value, SCALES[scale], 0)
        elif isinstance(value, str):
            self.head(STRING, 0)
            self.string(value)
        elif isinstance(value, dict):
            self.head(OBJECT, len(value))
            for key, inner in value.items():
                self.string(key)
                self.value(inner)
        elif value and all(isinstance(row, dict) for row in value):
            self.table([row for row in value if isinstance(row, dict)])
        else:
            self.head(LIST, len(value))
            for inner in value:
                self.value(inner)

    def table(self, rows: Sequence[dict[str, Json]]) -> None:
        shapes = list(dict.fromkeys(_shape(row) for row in rows))
        self.head(TABLE, len(rows))
        self.varint(len(shapes))
        for kind, *keys in shapes:
            self.string(kind)
            self.varint(len(keys))
            for key in keys:
                self.string(key)
        for row in rows:
            self.varint(shapes.index(_shape(row)))
        placed = [row["x"] for row in rows if "x" in row]
        if _walks(placed):
            self.column(placed)
        else:
            self.head(CONSTANT, 0)
        for shape in shapes:
            alike = [row for row in rows if _shape(row) == shape]
            for key in shape[1:]:
                if key != "x" or not _walks(placed):
                    self.column([row[key] for row in alike])

    def column(self, values: Sequence[Any]) -> None:
        """Write values of one key: numbers by their differences, other things one by one."""
        if not _walks(values):
            self.head(LIST, 0)
            for value in values:
                self.value(value)
            return
        scale, before = _scale(values), 0
        if SCALES[scale] != EXACT and list(values) == sorted(values) and values[0] >= 0:
            self.head(RISING, scale)
            for value in values:
                now = self.parts(value, SCALES[scale])
                self.varint(now - before)
                before = now
            return
        self.head(COLUMN, scale)
        for value in values:
            before = self.number(value, SCALES[scale], before)


def _walks(values: Sequence[Json]) -> bool:
    return bool(values) and all(_is_number(value) for value in values)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.left = MOST

    def varint(self) -> int:
        number = shift = 0
        while True:
            if self.at >= len(self.data) or shift > 91:
                raise ColumnsError("it ends too soon")
            byte = self.data[self.at]
            self.at += 1
            number |= (byte & 127) << shift
            if byte < 128:
                return number
            shift += 7

    def count(self) -> int:
        """Read how many there are; the document may hold no more than `MOST` in all."""
        return self.spent(self.varint())

    def spent(self, number: int) -> int:
        self.left -= number
        if self.left < 0:
            raise ColumnsError("it holds too much")
        return number

    def signed(self) -> int:
        number = self.varint()
        return ~(number >> 1) if number & 1 else number >> 1

    def scale(self, number: int) -> int:
        if number >= len(SCALES):
            raise ColumnsError("no such scale")
        return SCALES[number]

    def whole(self, scale: int, parts: int) -> tuple[int | float, int]:
        """Give the number of so many parts, and the parts; a double is read now."""
        if abs(parts) >= LARGEST:
            raise ColumnsError("a number is too large")
        if scale != EXACT:
            return parts / scale if parts % scale else parts // scale, parts
        if parts % 2 == 0:
            return parts // 2, 0
        exact: float = struct.unpack(">d", self.taken(8))[0]
        if not math.isfinite(exact):
            raise ColumnsError("no number")
        return exact, 0

    def taken(self, size: int) -> bytes:
        data = self.data[self.at : self.at + size]
        if len(data) != size:
            raise ColumnsError("it ends too soon")
        self.at += size
        return data

    def string(self) -> str:
        try:
            return self.taken(self.varint()).decode(CHARSET)
        except UnicodeDecodeError:
            raise ColumnsError("half a character") from None

    def value(self, depth: int) -> Json:
        if depth > DEEPEST:
            raise ColumnsError("it is nested too deeply")
        head = self.varint()
        tag, count = head & 7, self.spent(head >> 3)
        if tag == NUMBER:
            return self.whole(self.scale(count), self.signed())[0]
        if tag == STRING:
            return self.string()
        if tag == LIST:
            return [self.value(depth + 1) for _ in range(count)]
        if tag == OBJECT:
            return {self.string(): self.value(depth + 1) for _ in range(count)}
        if tag == TABLE:
            return list(self.table(count, depth))
        if tag == CONSTANT and count < len(CONSTANTS):
            return CONSTANTS[count]
        raise ColumnsError("no such value")

    def table(self, count: int, depth: int) -> list[dict[str, Json]]:
        shapes = [(self.string(), [self.string() for _ in range(self.count())]) for _ in range(self.count())]
        chosen = [self.varint() for _ in range(count)]
        if any(number >= len(shapes) for number in chosen):
            raise ColumnsError("no such shape")
        head = self.varint()
        if head & 7 not in (COLUMN, RISING, CONSTANT):
            raise ColumnsError("no such column")
        placed = [head & 7 != CONSTANT and "x" in keys for _, keys in shapes]
        walk = iter(self.walk(sum(placed[number] for number in chosen), head))
        rows: list[dict[str, Json]] = []
        alike: list[list[dict[str, Json]]] = [[] for _ in shapes]
        for number in chosen:
            kind = shapes[number][0]
            rows.append({"kind": kind} if kind else {})
            if placed[number]:
                rows[-1]["x"] = next(walk)
            alike[number].append(rows[-1])
        for (_, keys), own, has_x in zip(shapes, alike, placed, strict=True):
            for key in keys:
                if not (has_x and key == "x"):
                    for row, value in zip(own, self.column(len(own), depth), strict=True):
                        row[key] = value
        return rows

    def column(self, count: int, depth: int) -> list[Json]:
        self.spent(count)
        head = self.varint()
        if head & 7 in (COLUMN, RISING):
            return list(self.walk(count, head))
        if head == LIST:
            return [self.value(depth + 1) for _ in range(count)]
        raise ColumnsError("no such column")

    def walk(self, count: int, head: int) -> list[int | float]:
        scale, before = self.scale(head >> 3), 0
        rises = head & 7 == RISING and scale != EXACT
        out = []
        for _ in range(count):
            step = self.varint() if rises else self.signed()
            value, before = self.whole(scale, before + step)
            out.append(value)
        return out
