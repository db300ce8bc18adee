"""Moves: what the robot can be told to do, one file each.

A move is found by being a module of this folder, or an entry point of the group `voxleap.moves`, with a `MOVE`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from game.moves.pose import Pose
from game.sim import Body, Touch
from voice.words import Text, Words

__all__ = ["Move", "Pose", "all_moves", "broken_moves"]

GROUP = "voxleap.moves"


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
    flush: bool = False
    patience: int = 36
    """Ticks that an early command waits (0.6 s: what a speaker errs by)."""
    gravity: float = 1.0
    pose_ticks: int = 42
    """Ticks from the first pose to the last."""
    by_distance: float = 0.0
    """Metres of a whole cycle of the poses; 0 when they go by time."""


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
    moves: dict[str, Move] = {}
    broken: list[Text] = []
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        move = getattr(importlib.import_module(f"{__name__}.{info.name}"), "MOVE", None)
        if isinstance(move, Move):
            moves[move.name] = move
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        try:
            move = entry.load()
        except Exception as error:  # a stranger's module may raise anything; it must not stop the game
            broken.append(_skipped(entry.value, f"{type(error).__name__}: {error}"))
            continue
        if not isinstance(move, Move):
            broken.append(_skipped(entry.value, "not a game.moves.Move"))
        elif move.name in moves:
            broken.append(_skipped(entry.value, f'"{move.name}" exists already'))
        else:
            moves[move.name] = move
    return moves, tuple(broken)


def _skipped(where: str, why: str) -> Text:
    return Text(f"{where}: move skipped: {why}", f"{where}：跳过这个动作：{why}")
