"""What a visitor meets at the kiosk: the loop that attracts, a language, a level, a result to take home.

`VisitSettings` is what a house can set. The visit itself is a pure machine, `flow`. Importing this opens nothing.
"""

from game.kiosk.visit.contracts import Display, Door, Link, Shown
from game.kiosk.visit.settings import VisitSettings

__all__ = ["Display", "Door", "Link", "Shown", "VisitSettings"]
