"""Errors that an author of themes can mend."""

from collections.abc import Collection
from difflib import get_close_matches

from pydantic import ValidationError

from voice.words import Text


class ThemeError(Exception):
    """One line for the author; nobody sees a traceback."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en} · {text.zh}")
        self.where, self.text = where, text


def broken(where: str, error: ValidationError) -> ThemeError:
    """Name the place, the first field that is wrong, and what is wrong with it.

    Args:
        where: the file, or the file and the part of it that was read.
        error: of pydantic.

    """
    # A colour that cannot be read leaves others underived: say what is wrong before what is missing.
    found = sorted(error.errors(), key=lambda e: e["type"] == "missing")
    first = found[0]
    path = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in first["loc"]).lstrip(".")
    if path:
        where = f"{where}.{path}" if where.endswith("]") else f"{where}: {path}"
    if first["type"] == "missing":
        return ThemeError(where, Text("is missing", "缺少这一项"))
    if first["type"] == "extra_forbidden":
        return ThemeError(where, Text("is not a field of a theme", "主题没有这一项"))
    why = first["msg"].splitlines()[0].removeprefix("Value error, ")
    return ThemeError(where, Text(why, f"这一项不对（{why}）"))


def unknown_generator(where: str, name: str, known: Collection[str]) -> ThemeError:
    """Name the nearest generator, or all; `where` reads `ruins.json: layers[2].generator`."""
    near = ", ".join(get_close_matches(name, sorted(known), n=1) or sorted(known))
    return ThemeError(where, Text(f'"{name}" is not a generator; try {near}', f"没有“{name}”这种生成器；请用 {near}"))
