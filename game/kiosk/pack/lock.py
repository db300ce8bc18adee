"""One at a time: a lock on a folder, which the system lets go of when its holder dies."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from game.kiosk.pack.errors import PackError
from voice.words import Text

BUSY = Text("is being changed by another program; try again in a minute", "正被另一个程序修改；请稍后再试")


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock.

    Raises:
        PackError: somebody else holds it.

    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle)
        except OSError:
            raise PackError(str(folder), BUSY) from None
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
