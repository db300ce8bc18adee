"""What can be said: the moves' own words, and the commands that obstacles offer."""

from game.level.document import Level
from game.moves import all_moves
from game.obstacles import all_obstacles
from voice.words import Words


def all_words() -> dict[str, Words]:
    """Give the words of every command of the game, by the command's name."""
    words = {name: move.words for name, move in all_moves().items()}
    for kind in all_obstacles().values():
        words |= kind.commands
    return words


def offered(level: Level) -> tuple[str, ...]:
    """Give the commands that a level offers: its moves, then what its obstacles listen to."""
    extra = (command for obstacle in level.obstacles for command in obstacle.offers())
    return tuple(dict.fromkeys((*level.moves, *extra)))
