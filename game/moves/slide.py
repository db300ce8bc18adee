"""Slide: feet first, under what is low, and down what is steep."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import TICK, Body, Touch, ticks
from voice.words import Words

LENGTH = ticks(0.70)  # carries a runner under a 3 m beam
SPEED = 6.0  # m/s at least; a fast runner keeps more
HEIGHT = 0.8  # m; beams hang at 0.9 m and higher, a standing robot is 1.8 m
DOWNHILL = 16.0  # m/s2 for each metre that the floor falls in a metre
FASTEST = 10.0  # m/s


def can_begin(body: Body, touch: Touch) -> bool:
    """On the floor."""
    return touch.floor


def begin(body: Body, touch: Touch) -> Body:
    """Down, and a little faster."""
    return replace(body, vx=body.facing * max(SPEED, abs(body.vx)), height=HEIGHT)


def during(body: Body, touch: Touch) -> Body | None:
    """One tick of it; None when it is over."""
    if not touch.floor:
        return None
    if touch.slope < 0:  # downhill it goes on, faster and faster, and off the end in a leap
        faster = min(FASTEST, abs(body.vx) - DOWNHILL * touch.slope * TICK)
        return replace(body, vx=body.facing * max(faster, abs(body.vx)))
    # Standing up inside a beam would wedge the robot: slide on until there is room.
    return None if body.ticks_in_move >= LENGTH and touch.headroom >= body.standing else body


WORDS = Words(en=("slide", "down", "duck"), zh=("滑", "滑铲", "趴下"))
POSES = (
    Pose(0.0, -34, -16, (-30, 20), (84, 36), (58, 22, -4), (74, 132, 30), lift=-0.26),
    Pose(0.18, -56, -20, (-52, 4), (70, 30), (74, 0, -6), (84, 144, 36), lift=-0.34),
    Pose(0.6, -47, -8, (-44, 10), (58, 46), (69, 3, -2), (78, 140, 32), lift=-0.31),
    Pose(1.0, -38, -4, (-40, 22), (48, 58), (62, 20, -4), (72, 134, 28), lift=-0.27),
)
MOVE = Move("slide", WORDS, POSES, can_begin, begin, during, pose_ticks=LENGTH, sign="down", keys=("down",))
