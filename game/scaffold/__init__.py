"""A team's own package to begin with: an obstacle, a move, a theme, a level, a prompt, and tests that pass."""

import keyword
import re
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Final

from voice.words import Text

__all__ = ["ScaffoldError", "start"]

TEMPLATE: Final = Path(__file__).parent / "template"
SUFFIX: Final = ".tmpl"  # so that no tool takes them for code of ours
NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*\Z")
LONGEST: Final = 40


class ScaffoldError(Exception):
    """One line about what the name or the place lacks."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text = where, text


def start(name: str, into: Path) -> Path:
    """Make the package in a new folder, whole or not at all.

    Args:
        name: of the project, such as my-team; the package is called my_team.
        into: the folder that gets the new one.

    Returns:
        the new folder.

    Raises:
        ScaffoldError: the name is none, or taken; the folder is there already.

    """
    package = name.replace("-", "_")
    if not NAME.match(name) or len(name) > LONGEST or keyword.iskeyword(package):
        raise ScaffoldError(
            name[:LONGEST],
            Text("must be small letters, digits and -, such as my-team", "只能用小写字母、数字和 -，例如 my-team"),
        )
    if package in sys.stdlib_module_names or package == "tests" or find_spec(package) is not None:
        raise ScaffoldError(
            name, Text("is the name of a package that is there already; take another", "和已有的包重名；请换一个")
        )
    place = into / name
    if place.exists():
        raise ScaffoldError(str(place), Text("is there already; nothing was changed", "已经存在；什么都没有改"))
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix=f".{name}.") as around:
        made = Path(around) / name
        for source in sorted(TEMPLATE.rglob(f"*{SUFFIX}")):
            target = made / _renamed(source.relative_to(TEMPLATE), package)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = Template(source.read_text(encoding="utf-8")).substitute(project=name, package=package)
            target.write_text(text, encoding="utf-8", newline="\n")
        shutil.move(made, place)
    return place


def _renamed(path: Path, package: str) -> Path:
    plain = str(path).removesuffix(SUFFIX).replace("PACKAGE", package).replace("dot_", ".")
    return Path(plain)
