"""Content packs: a house's own stories, levels, places and words, checked whole before any of it is shown."""

from game.kiosk.pack.check import check
from game.kiosk.pack.errors import PackError
from game.kiosk.pack.manifest import Manifest, Spoken
from game.kiosk.pack.report import Line, Report
from game.kiosk.pack.store import Pack, current, install, kept, rollback
from game.kiosk.pack.sums import read_key, sign

__all__ = [
    "Line",
    "Manifest",
    "Pack",
    "PackError",
    "Report",
    "Spoken",
    "check",
    "current",
    "install",
    "kept",
    "read_key",
    "rollback",
    "sign",
]
