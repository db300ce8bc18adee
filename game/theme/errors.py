"""Errors that an author of themes can mend."""

from pydantic import ValidationError

from voice.words import Text


class ThemeError(Exception):
    """One line for the author; nobody sees a traceback."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en} · {text.zh}")
        self.where, self.text = where, text


def broken(file: str, error: ValidationError) -> ThemeError:
    """Name the file, the first field that is wrong, and what is wrong with it."""
    first = error.errors()[0]
    path = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in first["loc"]).lstrip(".")
    where = f"{file}: {path}" if path else file
    if first["type"] == "missing":
        return ThemeError(where, Text("is missing", "缺少这一项"))
    if first["type"] == "extra_forbidden":
        return ThemeError(where, Text("is not a field of a theme", "主题没有这一项"))
    why = first["msg"].splitlines()[0].removeprefix("Value error, ")
    return ThemeError(where, Text(why, f"这一项不对（{why}）"))
