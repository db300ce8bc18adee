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
POSES = (Pose(0.0, torso=-2, head=3, near_arm=(-20, 36), far_arm=(16, 30), near_leg=(11, 8, 0), far_leg=(-12, 6, 0)),)
MOVE = Move("stop", WORDS, POSES, can_begin, begin, during, gait=True, flush=True, sign="rest", keys=("tab",))
