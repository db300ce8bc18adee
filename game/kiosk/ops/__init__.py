"""The operator's side of a kiosk: page, interface, audits, metrics, MQTT, heartbeat, content.

All of it runs beside the supervisor and only reads the board, so it outlives every crash of the game.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.kiosk.board import Board
    from game.kiosk.ops.running import Running
    from game.kiosk.settings import KioskSettings

__all__ = ["start"]


def start(board: "Board", settings: "KioskSettings", data: Path) -> "Running":
    """Begin all of it that the settings ask for; returns at once, and never raises for anything that is missing."""
    from game.kiosk.ops.running import Running

    return Running(board, settings, data)
