"""Pictures: reads a `Frame`, draws it, changes nothing."""

from game.view.backdrop import Look, backdrop
from game.view.frame import Caption, Chip, EarState, Frame
from game.view.map import Stop
from game.view.page import Page, Pages, Row
from game.view.picture import SIZE, Picture, Sight
from game.view.prompt import SKIP_AT, Coach, Prompt
from game.view.quality import Pace, Quality

__all__ = [
    "SIZE",
    "SKIP_AT",
    "Caption",
    "Chip",
    "Coach",
    "EarState",
    "Frame",
    "Look",
    "Pace",
    "Page",
    "Pages",
    "Picture",
    "Prompt",
    "Quality",
    "Row",
    "Sight",
    "Stop",
    "backdrop",
]
