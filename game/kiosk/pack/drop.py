"""A stick in the box: packs that appear under a watched folder, each once, when they have stopped to grow."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from game.level.files import write

MARK: Final = "voxleap"
"""What the name of a pack's zip or folder begins with."""
RESULT: Final = "voxleap-result.txt"
DEEP: Final = 3  # folders below the watched one: /media/USER/STICK
MOST: Final = 5_000  # entries that are looked at; a stick may hold anything


class Drop:
    """Looks for packs; `new` is called every few seconds."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._growing: dict[Path, tuple[int, int]] = {}
        self._done: dict[Path, tuple[int, int]] = {}

    def new(self) -> tuple[Path, ...]:
        """Give packs that were not given before and are as they were when it was last called."""
        here = {path: state for path in self._found() if (state := _state(path)) is not None}
        ready = [p for p, state in here.items() if self._growing.get(p) == state and self._done.get(p) != state]
        self._growing = here
        self._done = {p: state for p, state in self._done.items() if p in here} | {p: here[p] for p in ready}
        return tuple(sorted(ready))

    def _found(self) -> Iterator[Path]:
        left = MOST
        level = list(self._folders)
        for _ in range(DEEP + 1):
            below: list[Path] = []
            for folder in level:
                with contextlib.suppress(OSError), os.scandir(folder) as entries:
                    for entry in entries:
                        left -= 1
                        if left < 0:
                            return
                        ours = entry.name.lower().startswith(MARK)
                        if ours and entry.name.lower().endswith(".zip") and entry.is_file(follow_symlinks=False):
                            yield Path(entry.path)
                        elif entry.is_dir(follow_symlinks=False):
                            if ours and (Path(entry.path) / "pack.toml").is_file():
                                yield Path(entry.path)
                            else:
                                below.append(Path(entry.path))
            level = below


def leave_word(source: Path, lines: Iterable[str]) -> None:
    """Write what came of a pack beside it, for whoever pulls the stick out; one that cannot be written has none."""
    with contextlib.suppress(OSError):
        write(source.parent / RESULT, ("\n".join(lines) + "\n").encode())


def _state(path: Path) -> tuple[int, int] | None:
    """Give a pack's size and newest time, or None where it is gone."""
    try:
        files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()][:MOST]
        stats = [file.stat() for file in files]
    except OSError:
        return None
    return sum(s.st_size for s in stats), max((s.st_mtime_ns for s in stats), default=0)
