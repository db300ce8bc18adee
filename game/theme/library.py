"""Finding and reading themes: those that ship, those of a pack, of a package, and those that a user keeps."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from pydantic import ValidationError

from game.content import content
from game.extensions import add_offered
from game.theme.errors import ThemeError, broken
from game.theme.schema import Theme
from voice.words import Text

GROUP = "voxleap.themes"
"""Entry points of packages, each the path of a folder of themes."""
_added: list[Path] = []


def add_folder(folder: Path) -> None:
    """Find the themes of a folder too, as long as this process runs; it need not exist."""
    if folder not in _added:
        _added.append(folder)


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


@cache
def _offered() -> tuple[Mapping[str, Path], tuple[Text, ...]]:
    """Give the folders that packages add, and one line for each that was skipped."""
    folders: dict[str, Path] = {}
    skipped = add_offered(GROUP, Text("folder of themes", "主题文件夹"), _folder, str, folders)
    return folders, skipped


def broken_themes() -> tuple[Text, ...]:
    """Give one line for each package's folder that was skipped."""
    return _offered()[1]


def _folder(value: object) -> Path | None:
    return value if isinstance(value, Path) and value.is_dir() else None


def _files() -> Mapping[str, Path]:
    """Give each theme's file: a user's own, those of packages, of packs of levels and of added folders, and what ships.

    One that ships is not replaced by another of the same name, or levels would change their looks.
    """
    found: dict[str, Path] = {}
    shipped_folder = content("assets") / "themes"
    shipped_packs = sorted(content("levels").glob("*/themes"))
    for folder in (own_folder(), *_offered()[0].values(), *shipped_packs, *_added, shipped_folder):
        found |= {path.stem: path for path in sorted(folder.glob("*.json"))}
    return found
