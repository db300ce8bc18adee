"""Whether the disk keeps what it is given: a canary is written, read back and taken away."""

import contextlib
import errno
import os
import re
import threading
import time
from pathlib import Path
from typing import Literal

from game.level.files import write

Disk = Literal["", "disk_full", "disk_read_only", "disk_broken"]
"""Empty is well; else the code of the fault."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CANARY_BYTES = 4096
LEFT = re.compile(r"\..+\.[a-z0-9_]{8}")
"""The name of a file that `write` has not finished."""
LEFT_S = 3600.0  # s after which such a file is nobody's any more


def examine(folder: Path) -> Disk:
    """Write a few random bytes whole, and read them again. It may take long on a disk that dies: see `Watch`."""
    sent = os.urandom(CANARY_BYTES)
    canary = folder / ".canary"
    try:
        write(canary, sent)
        came = canary.read_bytes()
        canary.unlink()
    except OSError as error:
        return "disk_full" if error.errno in FULL else "disk_read_only"
    return "" if came == sent else "disk_broken"


def sweep(folder: Path, older_s: float = LEFT_S) -> int:
    """Take away what writes have left that were cut off by a power cut; give how many that were."""
    swept = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if LEFT.fullmatch(path.name) and path.is_file() and time.time() - path.stat().st_mtime > older_s:
                path.unlink()
                swept += 1
    return swept


class Watch:
    """Examines a folder again and again, in a thread of its own: a disk that never answers holds up nobody."""

    def __init__(self, folder: Path, every_s: float) -> None:
        self._folder, self._every_s = folder, every_s
        self._over = threading.Event()
        self.found: Disk = ""
        """What was found last."""
        threading.Thread(target=self._look, daemon=True).start()

    def close(self) -> None:
        """Look no more."""
        self._over.set()

    def _look(self) -> None:
        sweep(self._folder)
        while not self._over.is_set():
            self.found = examine(self._folder)
            self._over.wait(self._every_s)
