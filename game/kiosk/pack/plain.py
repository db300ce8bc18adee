"""Text from strangers: plain, and what it looks like. JSON from them: one meaning, and no deeper than any of ours."""

import json
import unicodedata
from typing import Any, Final

from game.kiosk.pack.errors import PackError
from voice.words import Text

DEEPEST: Final = 12  # brackets inside one another; a level has 5, a theme 6
ALLOWED: Final = frozenset("\n\r\t")
HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Controls, what has no picture of its own (right-to-left overrides, zero widths), private use, half characters."""


def decoded(data: bytes, where: str) -> str:
    """Give bytes as text that holds no character which hides, turns or steers.

    Raises:
        PackError: it is not UTF-8, or holds one; the line of it is named.

    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackError(where, Text("cannot be read as UTF-8 text", "无法按 UTF-8 文本读取")) from None
    refuse_hidden(text, where)
    return text


def refuse_hidden(text: str, where: str) -> None:
    """Refuse text with a character that hides, turns or steers.

    Raises:
        PackError: it holds one.

    """
    for at, character in enumerate(text):
        if unicodedata.category(character) in HIDDEN and character not in ALLOWED:
            line, code = text.count("\n", 0, at) + 1, f"U+{ord(character):04X}"
            raise PackError(
                f"{where}: line {line}",
                Text(f"holds the hidden character {code}; take it out", f"含有看不见的字符 {code}；请删掉"),
            )


def json_of(text: str, where: str) -> dict[str, Any]:
    """Read JSON strictly: an object, no name twice, no NaN, not too deep, nothing hidden behind an escape either.

    Raises:
        PackError: it is not so.

    """
    refuse_depth(text, where)
    try:
        found = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, where), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise PackError(where, Text(f"is not whole JSON: {why}", f"不是完整的 JSON：{why}")) from None
    if not isinstance(found, dict):
        raise PackError(where, Text("must be a JSON object", "必须是一个 JSON 对象"))
    _refuse_inside(found, where)
    return found


def refuse_depth(text: str, where: str) -> None:
    """Refuse brackets deeper inside one another than in any file of ours, before a parser is asked to follow them.

    Raises:
        PackError: they are.

    """
    depth, quoted, escaped = 0, False, False
    for character in text:
        if quoted:
            quoted, escaped = escaped or character != '"', character == "\\" and not escaped
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            if depth > DEEPEST:
                raise PackError(where, Text("is nested too deeply", "嵌套太深"))
        elif character in "]}":
            depth -= 1


def _once(pairs: list[tuple[str, Any]], where: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise PackError(where, Text(f'"{name[:40]}" stands twice', f"“{name[:40]}”写了两遍"))
        found[name] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _refuse_inside(value: Any, where: str) -> None:
    if isinstance(value, str):
        refuse_hidden(value, where)
    elif isinstance(value, dict):
        for name, inner in value.items():
            refuse_hidden(name, where)
            _refuse_inside(inner, where)
    elif isinstance(value, list):
        for inner in value:
            _refuse_inside(inner, where)
