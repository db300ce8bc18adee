"""The game as an exhibit that nobody tends.

    with Kiosk() as kiosk:
        for event in kiosk.events():
            ...

`Kiosk` is loaded when it is first asked for: the game's own process needs none of it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.kiosk.errors import KioskError
    from game.kiosk.kiosk import Kiosk
    from game.kiosk.settings import KioskSettings

__all__ = ["Kiosk", "KioskError", "KioskSettings"]
_HOME = {"Kiosk": "game.kiosk.kiosk", "KioskError": "game.kiosk.errors", "KioskSettings": "game.kiosk.settings"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
