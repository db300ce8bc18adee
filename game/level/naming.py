"""Under which name a level of the user's own is kept."""

import re
from pathlib import Path

from game.level.document import Level
from game.level.library import own_folder


def free_place(level: Level) -> Path:
    """Give a file for a level of the user's own, named by its title; no other is overwritten."""
    folder = own_folder()
    stem = re.sub(r"[^a-z0-9]+", "_", level.title.en.lower()).strip("_")[:40] or "level"
    names = (f"{stem}.json", *(f"{stem}_{n}.json" for n in range(2, 10_000)))
    return next(folder / name for name in names if not (folder / name).exists())
