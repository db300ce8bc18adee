"""Stop: stand and wait for the next word."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import TICK, Body, Touch
from voice.words import Words

BRAKE = 28.0  # m/s2; 0.45 m from a run
AIR = 0.2  # share of it without a floor: a leap that was begun carries on


def can_begin(body: Body, touch: Touch) -> bool:
    """At any time."""
    return True


def begin(body: Body, touch: Touch) -> Body:
    """Only the gait changes; the speed follows."""
    return body


def during(body: Body, touch: Touch) -> Body:
    """Slow down until it stands."""
    if body.vx == 0:
        return body
    most = BRAKE * TICK * (1.0 if touch.floor else AIR)
    return replace(body, vx=body.vx - min(max(body.vx, -most), most))


WORDS = Words(en=("stop", "halt", "wait"), zh=("停", "停下", "等"))
# Heels in, arms thrown forward; then the body comes after the feet, and stands.
POSES = (
    Pose(0.0, -17, 6, (26, 44), (58, 52), (48, 12, -16), (-4, 62, 12)),
    Pose(0.4, -12, 8, (34, 50), (64, 46), (42, 22, -10), (4, 46, 6)),
    Pose(0.75, 11, 10, (-44, 28), (34, 40), (24, 26, 0), (-12, 20, 6)),
    Pose(1.0, -2, 3, (-20, 36), (16, 30), (11, 8, 0), (-12, 6, 0)),
)
MOVE = Move("stop", WORDS, POSES, can_begin, begin, during, gait=True, flush=True, sign="rest", keys=("tab",))
