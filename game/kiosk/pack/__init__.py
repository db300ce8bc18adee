"""Content packs: a house's own stories, levels, places and words, checked whole before any of it is shown.

What checks them is loaded when it is first asked for: a kiosk that only reads what is installed needs none of it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.kiosk.pack.errors import PackError
    from game.kiosk.pack.examine import check
    from game.kiosk.pack.manifest import Manifest, Spoken
    from game.kiosk.pack.report import Line, Report
    from game.kiosk.pack.shelf import Pack, current, kept, rollback
    from game.kiosk.pack.store import install
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
_HOME = {
    "Line": "report",
    "Manifest": "manifest",
    "Pack": "shelf",
    "PackError": "errors",
    "Report": "report",
    "Spoken": "manifest",
    "check": "examine",
    "current": "shelf",
    "install": "store",
    "kept": "shelf",
    "read_key": "sums",
    "rollback": "shelf",
    "sign": "sums",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
