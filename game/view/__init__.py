"""Pictures: reads a `Frame`, draws it, changes nothing."""

from game.view.frame import Caption, Chip, EarState, Frame
from game.view.page import Page, Pages, Row
from game.view.picture import SIZE, Picture, Sight

__all__ = ["SIZE", "Caption", "Chip", "EarState", "Frame", "Page", "Pages", "Picture", "Row", "Sight"]
