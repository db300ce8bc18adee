"""Where one scene of a prompt ends and the next begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.scenegen.reading import Token

MOST = 12  # scenes of a level
ORDER = frozenset({"first", "next", "last"})
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "final": 99,
    "last": 99,
    "最后": 99,
}


@dataclass(frozen=True, slots=True)
class Parts:
    """Tokens by where they belong."""

    whole: tuple[Token, ...]
    """Said of the whole level, before its first scene."""
    scenes: tuple[tuple[Token, ...], ...]
    numbered: bool
    """The prompt numbers its scenes."""
    wanted: int | None
    """As many scenes as it asks for in so many words."""


def parts(tokens: Sequence[Token]) -> Parts:
    """Split the tokens of a prompt."""
    marks = _numbered(tokens)
    wanted = _wanted(tokens, {i for start, stop in marks for i in range(start, stop)})
    if len(marks) >= 2 or (marks and wanted == 1):
        pieces = []
        for number, (_, begin) in enumerate(marks[:MOST]):
            end = marks[number + 1][0] if number + 1 < len(marks[:MOST]) else len(tokens)
            pieces.append(tuple(tokens[begin:end]))
        return Parts(tuple(tokens[: marks[0][0]]), tuple(pieces), True, wanted)
    return Parts((), _told(tokens), False, wanted)


def _numbered(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Find "Scene 2:", "act two", "the second stage", 第三幕, 场景三: where each begins, and where its text does."""
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.category != "stage":
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        start = end = -1
        if before is not None and before.quantity is not None and at >= 2 and tokens[at - 2].text == "第":
            start, end = at - 2, at + 1
        elif before is not None and before.text.lower() in _ORDINALS and _opens(tokens, at - 1):
            start, end = at - 1, at + 1
        elif (
            after is not None and after.quantity is not None and after.quantity.kind == "number" and _opens(tokens, at)
        ):
            follows = tokens[at + 2] if at + 2 < len(tokens) else None
            if (
                follows is None
                or follows.category in ("comma", "stop", "mark")
                or follows.category not in ("thing", "stage")
            ):
                start, end = at, at + 2
        if start >= 0 and not (found and start < found[-1][1]):
            while end < len(tokens) and (
                tokens[end].category == "comma" or tokens[end].text in ("是", "is", "在", "里")
            ):
                end += 1
            found.append((start, end))
    return found


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token stands where a sentence or clause begins."""
    while at > 0 and tokens[at - 1].category in ("filler", "and", "next", "first", "last"):
        at -= 1
    return at == 0 or tokens[at - 1].category in ("stop", "comma", "mark")


def _wanted(tokens: Sequence[Token], taken: set[int]) -> int | None:
    """Find "four stages", 一共四关: how many scenes are asked for."""
    for at, token in enumerate(tokens):
        if token.category != "stage" or at in taken or at == 0:
            continue
        before = tokens[at - 1]
        if before.quantity is None or before.quantity.kind != "number" or (at >= 2 and tokens[at - 2].text == "第"):
            continue
        count = before.quantity.span.high
        plural = token.text.lower().endswith("s") or not token.text.isascii()
        if count is not None and 2 <= count <= MOST and plural and token.text.lower() not in ("levels", "worlds"):
            return int(count)
    return None


def _told(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
    """Split a tale: a new scene begins in the clause that goes to another place, or at another time of the day."""
    clauses = _clauses(tokens)
    strong = any(t.category == "theme" for t in tokens)
    sentences = sum(t.category == "stop" for t in tokens)
    tells = sentences >= 2 or any(t.category in ("next", "last") for t in tokens)
    scenes: list[list[Token]] = [[]]
    theme = time = ""
    for clause in clauses:
        here = _content(clause, "theme" if strong else "weak_theme")
        now = _content(clause, "time")
        moves_on = any(t.category in ("next", "last") for t in clause)
        takes_back = any(t.category == "correct" for t in clause)  # "an ice cave, sorry, a desert": one scene
        elsewhere = bool(here) and bool(theme) and here[0] != theme and not takes_back
        later = tells and moves_on and bool(now) and bool(time or theme) and now[0] != time and _has_things(scenes[-1])
        if (elsewhere or later) and len(scenes) < MOST:
            scenes.append([])
        for value in here:
            if value != (theme or value) and not elsewhere and not takes_back and scenes[-1] and not _negated(clause):
                continue
            theme = value
        if now:
            time = now[-1]
        scenes[-1].extend(clause)
    return tuple(tuple(s) for s in scenes)


def _clauses(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut at stops, at commas, and before a word that goes on to another place."""
    found: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        goes_on = token.category in ("next", "last") and _content(tokens[at : at + 6], "theme")
        to_another = token.category == "and" and _content(tokens[at : at + 4], "theme") and _content(found[-1], "theme")
        if (goes_on or to_another) and found[-1]:
            found.append([])
        found[-1].append(token)
        if token.category in ("stop", "comma"):
            found.append([])
    return [c for c in found if c]


def _content(tokens: Sequence[Token], category: str) -> list[str]:
    values = []
    for at, token in enumerate(tokens):
        if token.category == category and not (at and tokens[at - 1].category in ("neg", "except")):
            values.append(token.value)
    return values


def _negated(clause: Sequence[Token]) -> bool:
    return any(t.category == "neg" for t in clause)


def _has_things(tokens: Sequence[Token]) -> bool:
    return any(t.category == "thing" for t in tokens)
