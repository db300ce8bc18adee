"""Moves: what the robot can be told to do, one file each.

A move is found by being a module of this folder, or an entry point of the group `voxleap.moves`, with a `MOVE`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from game.extensions import add_offered, modules
from game.moves.pose import Pose
from game.sim import Body, Touch
from voice.words import Text, Words

__all__ = ["SIGNS", "Move", "Pose", "Sign", "all_moves", "as_move", "broken_moves"]

GROUP = "voxleap.moves"
Sign = Literal["rest", "up", "right", "left", "down"]
SIGNS: tuple[Sign, ...] = get_args(Sign)
"""What the robot's visor can show for a move that was understood."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move: its name, its words, its looks and its three functions (see `game.sim.seams.Move`)."""

    name: str
    words: Words
    poses: tuple[Pose, ...]
    can_begin: Callable[[Body, Touch], bool]
    begin: Callable[[Body, Touch], Body]
    during: Callable[[Body, Touch], Body | None]
    gait: bool = False
    builds_on: tuple[str, ...] = ()
    """Moves without which it could not be used: who takes one of them away takes it away too."""
    flush: bool = False
    patience: int = 36
    """Ticks that an early command waits (0.6 s: what a speaker errs by)."""
    gravity: float = 1.0
    pose_ticks: int = 42
    """Ticks from the first pose to the last."""
    by_distance: float = 0.0
    """Metres of a whole cycle of the poses; 0 when they go by time."""
    sign: Sign = "right"
    """What the visor shows when it was understood."""
    keys: tuple[str, ...] = ()
    """Keys that say it, by pygame's names; a level's first move to claim a key has it. Its chip's digit says it too."""


@cache
def all_moves() -> Mapping[str, Move]:
    """Give every usable move by its name: ours first, then those that packages add."""
    return _found()[0]


@cache
def broken_moves() -> tuple[Text, ...]:
    """Give one line for each extension that was skipped."""
    return _found()[1]


@cache
def _found() -> tuple[Mapping[str, Move], tuple[Text, ...]]:
    own = (getattr(module, "MOVE", None) for module in modules(__name__, __path__))
    moves = {move.name: move for move in own if isinstance(move, Move)}
    broken = add_offered(GROUP, Text("move", "动作"), as_move, lambda move: move.name, moves)
    return moves, broken


def as_move(value: object) -> Move | None:
    """Give it if it is a move."""
    return value if isinstance(value, Move) else None
