"""Taking a pack in: checked in a folder of its own, then moved to where it stays, then pointed at."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.kiosk.pack.examine import Brought, Checked, examine, take_in
from game.kiosk.pack.lock import locked
from game.kiosk.pack.report import Report, Tell
from game.kiosk.pack.shelf import (
    KEPT,
    RECORD,
    VERSIONS,
    Pointer,
    Record,
    point,
    pointed,
    records,
    settle,
    whole,
)
from game.kiosk.pack.sums import sums_of
from game.level.files import write

STAGING: Final = "staging"

Examine = Callable[[Brought, Tell], Checked]


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


def _adopt(root: Path, brought: Brought, checked: Checked) -> None:
    """Move a checked pack to where it stays, then point at it; each step leaves a whole state."""
    before = pointed(root)
    target = root / VERSIONS / brought.id
    if whole(root, brought.id) is None:
        names = sorted(p.relative_to(brought.folder).as_posix() for p in brought.folder.rglob("*") if p.is_file())
        record = Record(
            number=1 + max((record.number for record in records(root).values()), default=0),
            at=time.time(),
            levels=checked.levels,
            sums=sums_of(brought.folder, names),
        )
        write(brought.folder / RECORD, record.model_dump_json(indent=1).encode())
        settle(brought.folder)
        shutil.rmtree(target, ignore_errors=True)  # it is there, but spoilt
        target.parent.mkdir(parents=True, exist_ok=True)
        brought.folder.rename(target)
        settle(target.parent)
    old = [before.now, *(name for name in before.kept if name != before.now)] if before else []
    ids = (brought.id, *(name for name in old if name != brought.id and (root / VERSIONS / name).is_dir()))[:KEPT]
    point(root, Pointer(now=brought.id, kept=ids))
    _sweep(root)


def _sweep(root: Path) -> None:
    """Remove what an interrupted installation left, and what is no longer kept."""
    shutil.rmtree(root / STAGING, ignore_errors=True)
    pointer = pointed(root)
    if pointer is None:
        return  # without a pointer nobody knows what is superfluous
    for folder in (root / VERSIONS).glob("*"):
        if folder.name not in pointer.kept:
            shutil.rmtree(folder, ignore_errors=True)
