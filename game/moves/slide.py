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
    Pose(0.0, -50, -14, (-46, 6), (64, 40), (71, 0, -4), (80, 142, 34), lift=-0.32),
    Pose(1.0, -46, -10, (-46, 10), (60, 44), (70, 4, -4), (80, 138, 34), lift=-0.32),
)
MOVE = Move("slide", WORDS, POSES, can_begin, begin, during, pose_ticks=LENGTH, sign="down", keys=("down",))
