"""Finding and reading themes: those that ship, and those that a user keeps."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from platformdirs import user_data_path
from pydantic import ValidationError

from game.content import content
from game.theme.errors import ThemeError, broken
from game.theme.schema import Theme
from voice.words import Text


def own_folder() -> Path:
    """Give the folder for a user's own themes; it need not exist."""
    return user_data_path("voxleap", appauthor=False) / "themes"


def names() -> tuple[str, ...]:
    """Give the ids of all themes, sorted."""
    return tuple(sorted(_files()))


def shipped() -> tuple[str, ...]:
    """Give the ids of those that ship, sorted."""
    return tuple(sorted(path.stem for path in (content("assets") / "themes").glob("*.json")))


def load(name: str) -> Theme:
    """Read a theme by its id.

    Raises:
        ThemeError: there is none of that name, or its file is broken.

    """
    files = _files()
    if name not in files:
        near = ", ".join(get_close_matches(name, files, n=1) or sorted(files))
        raise ThemeError(name, Text(f"is not a theme; try {near}", f"没有这个主题；请用 {near}"))
    return load_file(files[name])


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
        theme = Theme.model_validate_json(text)
    except ValidationError as error:
        raise broken(path.name, error) from error
    if theme.id != path.stem:
        raise ThemeError(
            f"{path.name}: id", Text(f'must be the file\'s name, "{path.stem}"', f"要和文件名一样：“{path.stem}”")
        )
    return theme


def _files() -> Mapping[str, Path]:
    """Give each theme's file; one that ships is not replaced by one of the same name, or levels would change looks."""
    own = {path.stem: path for path in sorted(own_folder().glob("*.json"))}
    return own | {path.stem: path for path in sorted((content("assets") / "themes").glob("*.json"))}
