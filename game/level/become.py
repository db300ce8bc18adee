"""A document becomes the course that the simulation runs."""

from dataclasses import replace
from functools import partial

from game.actors import Chaser, Companion
from game.landmarks import all_landmarks
from game.level.document import Level
from game.level.errors import LevelError, unknown
from game.moves import Move, all_moves
from game.sim import RULES, Body, Box, Course, Slope, Thing, Touch, cut, cut_slopes, ticks
from voice.words import Text

PACES = {"slow": 0.8, "fast": 1.25}
"""Shares of the running speed. Leaps keep at least their own reach, so what slow runners cross does not shrink."""
BEYOND = 0.25  # share of a landmark's width by which it stands beyond the goal, so that the gate does not hide it
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
    offered = {name: moves[name] for name in level.moves}
    if level.pace != "normal":
        offered = {name: paced(move, PACES[level.pace]) for name, move in offered.items()}
    return Course(
        ground=cut(ground, level.obstacles),
        things=(*level.obstacles, *_cast(level)),
        moves=offered,
        start=(level.start.x, level.start.y),
        goal=GOAL.moved(level.goal.x, level.goal.y),
        rules=RULES[level.difficulty],
        slopes=cut_slopes(slopes, holes),
        words=frozenset(c for o in level.obstacles for c in o.offers()),
    )


def paced(move: Move, share: float) -> Move:
    """Give a gait that goes by steps at a share of its speed; any other move as it is."""
    return replace(move, during=partial(_at_pace, move, share)) if move.gait and move.by_distance else move


def _at_pace(move: Move, share: float, body: Body, touch: Touch) -> Body | None:
    """One tick of a gait, as the gait would do it for a body `share` times as fast."""
    gone = move.during(replace(body, vx=body.vx / share), touch)
    return gone and replace(gone, vx=gone.vx * share)


def _cast(level: Level) -> tuple[Thing, ...]:
    """Give what is in the level beside its obstacles: the landmark, who goes along, who is after it."""
    forward = 1 if level.goal.x >= level.start.x else -1
    cast: list[Thing] = []
    if level.landmark is not None:
        kind = all_landmarks().get(level.landmark.kind)
        if kind is None:
            raise unknown("level: landmark.kind", level.landmark.kind, all_landmarks(), Text("a landmark", "地标"))
        x = level.landmark.x
        x = level.goal.x + forward * (1.5 + BEYOND * kind.size[0]) if x is None else x
        cast.append(kind.model_validate({"kind": level.landmark.kind, "x": x, "y": level.goal.y}))
    if level.companion is not None:
        cast.append(Companion(level.companion))
    if level.chaser is not None:
        chaser = level.chaser
        middle, long = (level.start.x + level.goal.x) / 2, abs(level.goal.x - level.start.x)
        cast.append(Chaser(chaser.kind, forward, chaser.lead, ticks(chaser.patience_s), long + 60.0, middle))
    return tuple(cast)
