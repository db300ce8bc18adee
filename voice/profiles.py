"""A person's own takes, by name: templates only, no sound. One file each, written whole or not at all."""

import json
import os
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from platformdirs import user_data_path

from voice.takes import VERSION, Features
from voice.words import Text

FORMAT = 1
INDEX = "index.json"
NAME = re.compile(r"[\w\-]{1,40}")
"""Letters of any script, digits, - and _."""


class ProfileError(ValueError):
    """One line: which profile, what is wrong, the mend."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text = where, text


@dataclass(frozen=True, slots=True)
class Profile:
    """What one person enrolled."""

    name: str
    takes: Mapping[str, tuple[Features, ...]]
    """Phrase to its takes."""


def folder() -> Path:
    """Give where profiles lie; VOXLEAP_PROFILES names another place."""
    named = os.environ.get("VOXLEAP_PROFILES")
    return Path(named) if named else user_data_path("voxleap", appauthor=False) / "profiles"


def path_of(name: str) -> Path:
    """Give a profile's file, there or not.

    Raises:
        ProfileError: a name that is no name.

    """
    if not NAME.fullmatch(name):
        raise ProfileError(name, Text("is no name; use letters, digits, - and _", "不能作名字；请用文字、数字、- 和 _"))
    return folder() / f"{name}.npz"


def names() -> tuple[str, ...]:
    """Give the profiles there are, the last written first."""
    try:
        files = [(f.stat().st_mtime_ns, f.stem) for f in folder().glob("*.npz")]
    except OSError:
        return ()
    return tuple(name for _, name in sorted(files, reverse=True))


def save(profile: Profile) -> Path:
    """Write it, over one of that name."""
    path = path_of(profile.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Features] = {}
    index: dict[str, list[str]] = {}
    for phrase, takes in profile.takes.items():
        index[phrase] = [f"take{len(arrays) + i}" for i in range(len(takes))]
        arrays |= dict(zip(index[phrase], takes, strict=True))
    about = {"format": FORMAT, "features": VERSION, "name": profile.name, "phrases": index}
    part = path.with_name(f".{path.stem}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr(INDEX, json.dumps(about, ensure_ascii=False))
            for name, array in arrays.items():
                with file.open(f"{name}.npy", "w") as entry:
                    np.lib.format.write_array(entry, array.astype(np.float16), allow_pickle=False)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def load(file: Path) -> Profile:
    """Read one.

    Raises:
        ProfileError: none there, not ours, or of another version.

    """
    try:
        with zipfile.ZipFile(file) as archive:
            about = json.loads(archive.read(INDEX))
            known = about["format"] == FORMAT and about["features"] == VERSION
            takes: dict[str, tuple[Features, ...]] = {}
            for phrase, entries in about["phrases"].items() if known else ():
                takes[str(phrase)] = tuple(_take(archive, f"{entry}.npy") for entry in entries)
            name = str(about["name"])
    except FileNotFoundError:
        raise ProfileError(
            file.stem,
            Text(
                f"nobody of that name is enrolled; run: voxleap voice enrol {file.stem}",
                f"没有登记过这个名字；请运行：voxleap voice enrol {file.stem}",
            ),
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, EOFError):
        raise ProfileError(
            file.name, Text("is not a profile, or is broken; enrol again", "不是声音档案，或已损坏；请重新登记")
        ) from None
    if not known:
        raise ProfileError(file.name, Text("was made by another version; enrol again", "由别的版本生成；请重新登记"))
    return Profile(name, takes)


def delete(name: str) -> bool:
    """Remove one for good; False when there was none."""
    path = path_of(name)
    there = path.is_file()
    path.unlink(missing_ok=True)
    return there


def _take(archive: zipfile.ZipFile, entry: str) -> Features:
    with archive.open(entry) as file:
        array = np.lib.format.read_array(file, allow_pickle=False)
    if array.ndim != 2 or not len(array) or not np.isfinite(array).all():
        raise ValueError(entry)
    return np.asarray(array, np.float32)
