"""A document becomes the course that the simulation runs."""

from game.level.document import Level
from game.level.errors import LevelError
from game.moves import all_moves
from game.sim import RULES, Box, Course, Slope, cut, cut_slopes
from voice.words import Text

GOAL = Box(-0.5, 0.0, 1.0, 4.0)  # around the goal's point, m


def to_course(level: Level, where: str = "level") -> Course:
    """Build the course.

    Raises:
        LevelError: it offers a move that is not there.

    """
    moves = all_moves()
    for number, name in enumerate(level.moves):
        if name not in moves:
            known = ", ".join(moves)
            raise LevelError(
                f"{where}: moves[{number}]",
                Text(f'"{name}" is not a move; there are {known}', f"没有“{name}”这个动作；可用：{known}"),
            )
    ground = tuple(Box(g.x, g.y + min(0.0, g.rise) - g.depth, g.width, g.depth) for g in level.ground)
    slopes = tuple(Slope(g.x, g.y, g.width, g.rise) for g in level.ground if g.rise)
    cuts = ((o, o.cuts()) for o in level.obstacles)
    holes = tuple(hole.moved(o.x, o.y) for o, hole in cuts if hole is not None)
    return Course(
        ground=cut(ground, level.obstacles),
        things=level.obstacles,
        moves={name: moves[name] for name in level.moves},
        start=(level.start.x, level.start.y),
        goal=GOAL.moved(level.goal.x, level.goal.y),
        rules=RULES[level.difficulty],
        slopes=cut_slopes(slopes, holes),
        words=frozenset(c for o in level.obstacles for c in o.offers()),
    )
