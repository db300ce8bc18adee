"""Where packs live on a kiosk, and which of them is shown.

    content/versions/ID/     a whole, checked pack; never changed once it is there
    content/staging/         what is being checked; swept when the next one comes
    content/current.json     which is shown, and which others are kept: replaced in one step

Killed at any moment, the pointer names either the old pack or the new one, and both are whole. If a disk spoils what
it names, the next older one that still agrees with its sums is shown: yesterday's content is the worst case.
"""

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import Field, ValidationError

from game.kiosk.hours import HoursSettings
from game.kiosk.pack.check import Brought, Checked, examine, take_in
from game.kiosk.pack.errors import PackError
from game.kiosk.pack.lock import locked
from game.kiosk.pack.manifest import FILE, Manifest, Spoken, read_manifest
from game.kiosk.pack.report import Report, Tell
from game.kiosk.pack.sums import sums_of
from game.level.document import Strict
from game.level.files import write
from voice.words import Language, Text

KEPT: Final = 3
POINTER: Final = "current.json"
RECORD: Final = "installed.json"
VERSIONS: Final = "versions"
STAGING: Final = "staging"

NONE_OLDER = Text("there is no older content to go back to", "没有更早的内容可以恢复")
NOT_KEPT = Text('"{given}" is not kept here; there are {known}', "这里没有“{given}”；有 {known}")
SPOILT = Text("no longer agrees with its sums; install it anew", "与校验和不符；请重新安装")

Examine = Callable[[Brought, Tell], Checked]


class _Pointer(Strict):
    now: str = Field(pattern=r"^[A-Za-z0-9._-]{1,120}$")
    kept: tuple[str, ...] = Field(max_length=KEPT, description="the newest first; `now` is one of them")


class _Record(Strict):
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


def install(
    source: Path, root: Path, key: bytes | None = None, tell: Tell = lambda _line: None, examine: Examine = examine
) -> Report:
    """Check a pack, and show it from now on if every part of it is fit; otherwise nothing changes.

    Args:
        source: a folder or a zip.
        root: the kiosk's content.
        key: of the house; with it only signed packs are taken.
        tell: is told of each part as soon as it is known.
        examine: how it is checked.

    Raises:
        PackError: it is no pack, it was changed since it was packed, or the folder is in use.
        OSError: the disk is full or cannot be written.

    """
    with locked(root):
        _sweep(root)
        staging = root / STAGING / f"{os.getpid()}"
        staging.mkdir(parents=True)
        try:
            brought = take_in(source, staging, key)
            checked = examine(brought, tell)
            if checked.report.good:
                _adopt(root, brought, checked)
            return checked.report
        finally:
            shutil.rmtree(root / STAGING, ignore_errors=True)


def rollback(root: Path, to: str = "") -> Pack:
    """Show an older pack that is still kept: the one before, or the one that is named by id or version.

    Raises:
        PackError: there is none, or it is spoilt.

    """
    with locked(root):
        pointer = _pointer(root)
        if pointer is None:
            raise PackError(str(root), NONE_OLDER)
        target = _chosen(root, pointer, to)
        pack = _whole(root, target)
        if pack is None:
            raise PackError(target, SPOILT)
        _point(root, _Pointer(now=target, kept=pointer.kept))
        return pack


def current(root: Path) -> Pack | None:
    """Give the pack to show: what the pointer names, or the next older one that is whole; None where there is none."""
    return next((pack for name in _candidates(root) if (pack := _whole(root, name)) is not None), None)


def kept(root: Path) -> tuple[Pack, ...]:
    """Give every pack that is kept and whole, the newest first."""
    pointer = _pointer(root)
    ids = pointer.kept if pointer else _by_number(root)
    return tuple(pack for name in ids if (pack := _whole(root, name)) is not None)


def _chosen(root: Path, pointer: _Pointer, to: str) -> str:
    if not to:
        older = pointer.kept[pointer.kept.index(pointer.now) + 1 :] if pointer.now in pointer.kept else pointer.kept
        if not older:
            raise PackError(str(root), NONE_OLDER)
        return older[0]
    for kept_id in pointer.kept:
        pack = _whole(root, kept_id)
        if to in (kept_id, pack.version if pack else kept_id):
            return kept_id
    raise PackError(str(root), NOT_KEPT.format(given=to[:80], known=", ".join(pointer.kept)))


def _adopt(root: Path, brought: Brought, checked: Checked) -> None:
    """Move a checked pack to where it stays, then point at it; each step leaves a whole state."""
    before = _pointer(root)
    target = root / VERSIONS / brought.id
    if _whole(root, brought.id) is None:
        names = sorted(p.relative_to(brought.folder).as_posix() for p in brought.folder.rglob("*") if p.is_file())
        record = _Record(
            number=1 + max((record.number for record in _records(root).values()), default=0),
            at=time.time(),
            levels=checked.levels,
            sums=sums_of(brought.folder, names),
        )
        write(brought.folder / RECORD, record.model_dump_json(indent=1).encode())
        _settle(brought.folder)
        shutil.rmtree(target, ignore_errors=True)  # it is there, but spoilt
        target.parent.mkdir(parents=True, exist_ok=True)
        brought.folder.rename(target)
        _settle(target.parent)
    old = [before.now, *(name for name in before.kept if name != before.now)] if before else []
    ids = (brought.id, *(name for name in old if name != brought.id and (root / VERSIONS / name).is_dir()))[:KEPT]
    _point(root, _Pointer(now=brought.id, kept=ids))
    _sweep(root)


def _sweep(root: Path) -> None:
    """Remove what an interrupted installation left, and what is no longer kept."""
    shutil.rmtree(root / STAGING, ignore_errors=True)
    pointer = _pointer(root)
    if pointer is None:
        return  # without a pointer nobody knows what is superfluous
    for folder in (root / VERSIONS).glob("*"):
        if folder.name not in pointer.kept:
            shutil.rmtree(folder, ignore_errors=True)


def _point(root: Path, pointer: _Pointer) -> None:
    write(root / POINTER, pointer.model_dump_json().encode())
    _settle(root)


def _pointer(root: Path) -> _Pointer | None:
    try:
        return _Pointer.model_validate_json((root / POINTER).read_bytes())
    except (OSError, ValidationError):
        return None


def _candidates(root: Path) -> tuple[str, ...]:
    """Give ids in the order in which they are to be tried."""
    pointer = _pointer(root)
    if pointer is None:
        return _by_number(root)
    older = pointer.kept[pointer.kept.index(pointer.now) + 1 :] if pointer.now in pointer.kept else ()
    return tuple(dict.fromkeys((pointer.now, *older, *pointer.kept, *_by_number(root))))


def _by_number(root: Path) -> tuple[str, ...]:
    records = _records(root)
    return tuple(sorted(records, key=lambda name: -records[name].number))


def _records(root: Path) -> dict[str, _Record]:
    found = {}
    for file in (root / VERSIONS).glob(f"*/{RECORD}"):
        with contextlib.suppress(OSError, ValidationError):
            found[file.parent.name] = _Record.model_validate_json(file.read_bytes())
    return found


def _whole(root: Path, pack_id: str) -> Pack | None:
    """Read an installed pack; None where a byte of it is not as it was installed."""
    folder = root / VERSIONS / pack_id
    try:
        record = _Record.model_validate_json((folder / RECORD).read_bytes())
        if sums_of(folder, record.sums) != dict(record.sums):
            return None
        manifest = read_manifest((folder / FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, PackError):
        return None
    return _pack(folder, record, manifest)


def _pack(folder: Path, record: _Record, manifest: Manifest) -> Pack:
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


def _settle(folder: Path) -> None:
    """Have the system write a folder's entries down; Windows does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
