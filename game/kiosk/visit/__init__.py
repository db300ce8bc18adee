"""What a visitor meets at the kiosk: the loop that attracts, a language, a level, a result to take home.

`VisitSettings` is what a house can set; `run` shows it. The visit itself is a pure machine, `flow`. Importing this
opens nothing and loads no picture: the supervisor needs the settings only.
"""

from typing import TYPE_CHECKING, Any

from game.kiosk.visit.settings import VisitSettings

if TYPE_CHECKING:
    from game.kiosk.visit.loop import prepare, run

__all__ = ["VisitSettings", "prepare", "run"]


def __getattr__(name: str) -> Any:
    if name not in ("prepare", "run"):
        raise AttributeError(name)
    from game.kiosk.visit import loop

    return getattr(loop, name)
