"""Run: the gait that goes on until something else is said."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import TICK, Body, Touch
from voice.words import Words

SPEED = 5.0  # m/s; 14 m of sight ahead give 2.8 s to speak
ACCEL = 23.0  # m/s2
AIR = 0.65  # share of it without a floor (Celeste)
CYCLE = 2.0  # m of ground from one left step to the next


def can_begin(body: Body, touch: Touch) -> bool:
    """At any time."""
    return True


def begin(body: Body, touch: Touch) -> Body:
    """Only the gait changes; the speed follows, and is the usual one again."""
    return replace(body, pace=1.0)


def during(body: Body, touch: Touch) -> Body:
    """Speed up towards the running speed; a faster robot eases down to it."""
    want = SPEED * body.pace * body.facing
    if body.vx == want:
        return body
    most = ACCEL * TICK * (1.0 if touch.floor else AIR)
    change = min(max(want - body.vx, -most), most)
    return replace(body, vx=body.vx + change)


_LEGS = (
    (30, 16, 4),
    (28, 50, 0),
    (-4, 24, 0),
    (-26, 16, 20),
    (-34, 56, 24),
    (-8, 112, 22),
    (40, 112, 8),
    (58, 62, -4),
)
_ARMS = ((-60, 65), (-54, 67), (-19, 81), (23, 97), (48, 107), (42, 105), (7, 91), (-35, 75))
_LIFTS = (0.0, 0.0, 0.0, 0.045, 0.0, 0.0, 0.0, 0.045)

WORDS = Words(en=("run", "go", "forward"), zh=("跑", "跑步", "奔跑"))
POSES = tuple(
    Pose(
        i / 8,
        torso=15,
        head=4,
        near_arm=_ARMS[i % 8],
        far_arm=_ARMS[(i + 4) % 8],
        near_leg=_LEGS[i % 8],
        far_leg=_LEGS[(i + 4) % 8],
        lift=_LIFTS[i % 8],
    )
    for i in range(9)
)
MOVE = Move("run", WORDS, POSES, can_begin, begin, during, gait=True, by_distance=CYCLE, keys=("right",))
