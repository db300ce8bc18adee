"""What one hears: synthesised from parameters, and quiet while somebody speaks."""

from game.sound.player import Player

__all__ = ["Player"]
