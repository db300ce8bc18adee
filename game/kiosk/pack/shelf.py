"""Where packs live on a kiosk, and which of them is shown.

    content/versions/ID/     a whole, checked pack; never changed once it is there
    content/staging/         what is being checked; swept when the next one comes
    content/current.json     which is shown, and which others are kept: replaced in one step

Killed at any moment, the pointer names either the old pack or the new one, and both are whole. If a disk spoils what
it names, the next older one that still agrees with its sums is shown: yesterday's content is the worst case.
"""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import Field, ValidationError

from game.kiosk.hours import HoursSettings
from game.kiosk.pack.errors import PackError
from game.kiosk.pack.lock import locked
from game.kiosk.pack.manifest import FILE, Manifest, Spoken, read_manifest
from game.kiosk.pack.sums import sums_of
from game.level.document import Strict
from game.level.files import write
from voice.words import Language, Text

KEPT: Final = 3
POINTER: Final = "current.json"
RECORD: Final = "installed.json"
VERSIONS: Final = "versions"

NONE_OLDER = Text("there is no older content to go back to", "没有更早的内容可以恢复")
NOT_KEPT = Text('"{given}" is not kept here; there are {known}', "这里没有“{given}”；有 {known}")
SPOILT = Text("no longer agrees with its sums; install it anew", "与校验和不符；请重新安装")


class Pointer(Strict):
    """`current.json`."""

    now: str = Field(pattern=r"^[A-Za-z0-9._-]{1,120}$")
    kept: tuple[str, ...] = Field(max_length=KEPT, description="the newest first; `now` is one of them")


class Record(Strict):
    """`installed.json` of a pack: what it was when it was found whole."""

    number: int = Field(ge=1, description="counts installations; what is newer does not depend on a clock")
    at: float = Field(description="seconds since 1970, for people")
    levels: tuple[str, ...]
    sums: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it is installed: checked, proved, and in a folder that nothing changes."""

    id: str
    name: str
    version: str
    title: Text
    languages: tuple[Language, ...]
    notice: Text | None
    model_wrote: bool
    """Its texts are a model's, and what is made of them is labelled so."""
    levels: tuple[Path, ...]
    """In the order to play them; each with its proof."""
    themes: Path
    """The folder of its own themes; it may be missing."""
    pictures: tuple[Path, ...]
    logo: Path | None
    words: Mapping[str, Spoken]
    """More phrases, by command."""
    names: Mapping[str, Text]
    hours: HoursSettings | None
    folder: Path
    installed_at: float
    """Seconds since 1970, for people."""


def rollback(root: Path, to: str = "") -> Pack:
    """Show an older pack that is still kept: the one before, or the one that is named by id or version.

    Raises:
        PackError: there is none, or it is spoilt.

    """
    with locked(root):
        pointer = pointed(root)
        if pointer is None:
            raise PackError(str(root), NONE_OLDER)
        target = _chosen(root, pointer, to)
        pack = whole(root, target)
        if pack is None:
            raise PackError(target, SPOILT)
        point(root, Pointer(now=target, kept=pointer.kept))
        return pack


def current(root: Path) -> Pack | None:
    """Give the pack to show: what the pointer names, or the next older one that is whole; None where there is none."""
    return next((pack for name in _candidates(root) if (pack := whole(root, name)) is not None), None)


def kept(root: Path) -> tuple[Pack, ...]:
    """Give every pack that is kept and whole, the newest first."""
    pointer = pointed(root)
    ids = pointer.kept if pointer else _by_number(root)
    return tuple(pack for name in ids if (pack := whole(root, name)) is not None)


def _chosen(root: Path, pointer: Pointer, to: str) -> str:
    if not to:
        older = pointer.kept[pointer.kept.index(pointer.now) + 1 :] if pointer.now in pointer.kept else pointer.kept
        if not older:
            raise PackError(str(root), NONE_OLDER)
        return older[0]
    for kept_id in pointer.kept:
        pack = whole(root, kept_id)
        if to in (kept_id, pack.version if pack else kept_id):
            return kept_id
    raise PackError(str(root), NOT_KEPT.format(given=to[:80], known=", ".join(pointer.kept)))


def point(root: Path, pointer: Pointer) -> None:
    """Show another pack from now on, in one step."""
    write(root / POINTER, pointer.model_dump_json().encode())
    settle(root)


def pointed(root: Path) -> Pointer | None:
    """Give what is shown and kept; None where that was never written, or is spoilt."""
    try:
        return Pointer.model_validate_json((root / POINTER).read_bytes())
    except (OSError, ValidationError):
        return None


def _candidates(root: Path) -> tuple[str, ...]:
    """Give ids in the order in which they are to be tried."""
    pointer = pointed(root)
    if pointer is None:
        return _by_number(root)
    older = pointer.kept[pointer.kept.index(pointer.now) + 1 :] if pointer.now in pointer.kept else ()
    return tuple(dict.fromkeys((pointer.now, *older, *pointer.kept, *_by_number(root))))


def _by_number(root: Path) -> tuple[str, ...]:
    found = records(root)
    return tuple(sorted(found, key=lambda name: -found[name].number))


def records(root: Path) -> dict[str, Record]:
    """Give the record of every pack that is there, by its id."""
    found = {}
    for file in (root / VERSIONS).glob(f"*/{RECORD}"):
        with contextlib.suppress(OSError, ValidationError):
            found[file.parent.name] = Record.model_validate_json(file.read_bytes())
    return found


def whole(root: Path, pack_id: str) -> Pack | None:
    """Read an installed pack; None where a byte of it is not as it was installed."""
    folder = root / VERSIONS / pack_id
    try:
        record = Record.model_validate_json((folder / RECORD).read_bytes())
        if sums_of(folder, record.sums) != dict(record.sums):
            return None
        manifest = read_manifest((folder / FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, PackError):
        return None
    return _pack(folder, record, manifest)


def _pack(folder: Path, record: Record, manifest: Manifest) -> Pack:
    return Pack(
        id=folder.name,
        name=manifest.name,
        version=manifest.version,
        title=manifest.title.text,
        languages=manifest.languages,
        notice=manifest.notice.text if manifest.notice else None,
        model_wrote=manifest.written_by == "model",
        levels=tuple(folder / "levels" / f"{name}.json" for name in record.levels),
        themes=folder / "themes",
        pictures=tuple(folder / name for name in sorted(record.sums) if name.startswith("pictures/")),
        logo=folder / "pictures" / manifest.logo if manifest.logo else None,
        words=manifest.words,
        names={name: both.text for name, both in manifest.names.items()},
        hours=manifest.hours,
        folder=folder,
        installed_at=record.at,
    )


def settle(folder: Path) -> None:
    """Have the system write a folder's entries down; Windows does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
