"""A prompt as atoms: Latin words, numbers, single Chinese characters and marks, all in one plain form."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

LONGEST = 6000  # characters of a prompt that are read; a screenplay of some pages
_ATOM = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+(?:\.\d+)?|[\u4e00-\u9fff]|[^\s]", re.IGNORECASE)
_BREAKS = {"\n": "stop", ".": "stop", "。": "stop", "!": "stop", "?": "stop", ";": "stop", "；": "stop"}
_COMMAS = frozenset(",，、:：()[]{}<>-–—/|…~")

Shape = Literal["word", "number", "hanzi", "comma", "stop", "mark"]


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing that is read."""

    text: str
    """Lower case, simplified."""
    shape: Shape
    start: int
    end: int
    """Of the plain text that it was read from."""


def plain(prompt: str) -> str:
    """Give a prompt without what cannot be read: one width of letters, no control characters, at most 6,000 long.

    Simplified where it was traditional; the case of letters stays, for titles.
    """
    text = unicodedata.normalize("NFKC", prompt[: LONGEST * 4])
    kept = (c if c in "\n\t" or unicodedata.category(c)[0] != "C" else " " for c in text)
    text = re.sub(r"[^\S\n]+", " ", "".join(kept)).strip()[:LONGEST]
    return _simplified(text)


def atoms(text: str) -> tuple[Atom, ...]:
    """Split plain text."""
    found: list[Atom] = []
    for line_break in re.finditer(r"\n+|" + _ATOM.pattern, text, re.IGNORECASE):
        raw = line_break.group()
        if raw == "-" and _joins(text, line_break.start()):
            continue
        low = raw.lower().replace("’", "'").removesuffix("'s")
        found.append(Atom(low, _shape(raw), line_break.start(), line_break.end()))
    return _without_stutter(found)


def _joins(text: str, at: int) -> bool:
    """Tell whether a hyphen only joins words: "twenty-one", "30-second"; in "3-5" it does not."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum() and not (before.isdigit() and after.isdigit())


def _shape(raw: str) -> Shape:
    if raw[0] == "\n":
        return "stop"
    if raw in _BREAKS:
        return "stop"
    if raw in _COMMAS:
        return "comma"
    if raw[0].isdigit():
        return "number"
    if "\u4e00" <= raw[0] <= "\u9fff":
        return "hanzi"
    return "word" if raw[0].isalpha() and raw[0].isascii() else "mark"


def _without_stutter(found: list[Atom]) -> tuple[Atom, ...]:
    """Drop a word that is only said again: "and a and a", a key that was held down."""
    kept: list[Atom] = []
    for atom in found:
        last = kept[-1] if kept else None
        if last is not None and last.text == atom.text and atom.shape == "word":
            continue
        kept.append(atom)
        if len(kept) >= 4 and kept[-1].shape == "word":
            a, b, c, d = (k.text for k in kept[-4:])
            if (a, b) == (c, d):
                del kept[-2:]
    return tuple(kept)


@cache
def _converter() -> object:
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    if not any("\u4e00" <= c <= "\u9fff" for c in text):
        return text
    converted = str(_converter().convert(text))  # type: ignore[attr-defined]
    return converted if len(converted) == len(text) else text
