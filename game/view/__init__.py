"""Pictures: reads a `Frame`, draws it, changes nothing."""

from game.view.frame import Caption, Chip, EarState, Frame
from game.view.picture import SIZE, Picture

__all__ = ["SIZE", "Caption", "Chip", "EarState", "Frame", "Picture"]
