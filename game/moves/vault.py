"""Vault: a hand on what is low, and over it at full speed."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import NEVER, Body, Touch, ticks
from voice.words import Words

HIGHEST = 1.7  # m; what is higher is climbed
UP = 7.0  # m/s while the hand pushes
OVER = 2.6  # m/s upwards once the feet are over the edge
SPEED = 6.0  # m/s forward from there: 2 m, so that a crate is behind it
FALL = 0.38  # m/s each tick: gravity, which the move is free of while the hand pushes


def can_begin(body: Body, touch: Touch) -> bool:
    """At something low, also in a leap."""
    return touch.wall and touch.wall_top <= HIGHEST


def begin(body: Body, touch: Touch) -> Body:
    """The hand takes hold."""
    return replace(body, vx=0.0, vy=UP, airborne=NEVER, height=body.standing, stands_on=-1)


def during(body: Body, touch: Touch) -> Body | None:
    """Up along it, then on."""
    if touch.wall:
        return replace(body, vx=0.0, vy=UP)
    if body.vx == 0:
        return replace(body, vx=body.facing * SPEED, vy=OVER)
    return None if touch.floor else replace(body, vy=body.vy - FALL)


WORDS = Words(en=("vault", "vault over", "hop over"), zh=("翻越", "撑跳", "翻过去"))
POSES = (
    Pose(0.0, 34, -8, (40, 10), (30, 16), (70, 96, 10), (-24, 30, 30)),
    Pose(0.4, 62, 10, (-2, 4), (-34, 60), (64, 70, 20), (40, 84, 26)),
    Pose(0.7, 16, 6, (-40, 8), (64, 40), (88, 40, 14), (70, 60, 20)),
    Pose(1.0, 4, 8, (-70, 30), (80, 40), (52, 20, 6), (-10, 50, 26)),
)
MOVE = Move("vault", WORDS, POSES, can_begin, begin, during, patience=48, gravity=0.0, pose_ticks=ticks(0.5))
