"""What is wrong with a content pack, in one line that its author can mend."""

from game.level import LevelError


class PackError(LevelError):
    """A pack, or a part of it, is refused; it is told like an error of a level."""
