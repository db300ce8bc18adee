"""Finding and reading themes."""

from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from game.content import content
from game.theme.errors import ThemeError, broken
from game.theme.schema import Theme
from voice.words import Text


def names() -> tuple[str, ...]:
    """Give the ids of all themes, sorted."""
    return tuple(sorted(path.stem for path in (content("assets") / "themes").glob("*.json")))


def load(name: str) -> Theme:
    """Read a theme by its id.

    Raises:
        ThemeError: there is none of that name, or its file is broken.

    """
    known = names()
    if name not in known:
        near = ", ".join(get_close_matches(name, known, n=1) or known)
        raise ThemeError(name, Text(f"is not a theme; try {near}", f"没有这个主题；请用 {near}"))
    return load_file(content("assets") / "themes" / f"{name}.json")


def load_file(path: Path) -> Theme:
    """Read a theme from a file.

    Raises:
        ThemeError: one line that names the file and the field.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = type(error).__name__
        raise ThemeError(path.name, Text(f"cannot be read ({why})", f"读不了（{why}）")) from error
    try:
        return Theme.model_validate_json(text)
    except ValidationError as error:
        raise broken(path.name, error) from error
