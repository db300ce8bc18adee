"""Dash: a short burst forward that ignores gravity, once in the air."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import Body, Touch, ticks
from voice.words import Words

LENGTH = ticks(0.30)
SPEED = 9.0  # m/s: 2.7 m
LEAVES_AT = 6.0  # m/s


def can_begin(body: Body, touch: Touch) -> bool:
    """On the floor, or once since it was left."""
    return touch.floor or body.air_moves == 0


def begin(body: Body, touch: Touch) -> Body:
    """Full speed at once, level."""
    used = body.air_moves + (0 if touch.floor else 1)
    return replace(body, vx=body.facing * SPEED, vy=0.0, height=body.standing, air_moves=used)


def during(body: Body, touch: Touch) -> Body | None:
    """Hold the speed; a wall ends it."""
    if body.ticks_in_move >= LENGTH or body.vx == 0:
        return None
    return replace(body, vx=body.facing * (LEAVES_AT if body.ticks_in_move == LENGTH - 1 else SPEED), vy=0.0)


WORDS = Words(en=("dash", "rush"), zh=("冲", "冲刺", "加速"))
POSES = (
    Pose(0.0, 56, 30, (-106, 12), (-84, 20), (-34, 16, 36), (-4, 74, 36)),
    Pose(1.0, 50, 26, (-100, 16), (-80, 22), (-34, 16, 36), (-4, 74, 36)),
)
MOVE = Move(
    "dash", WORDS, POSES, can_begin, begin, during, patience=24, gravity=0.0, pose_ticks=LENGTH, keys=("left shift",)
)
