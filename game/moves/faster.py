"""Faster: run at a higher pace until told otherwise."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import Body, Touch
from voice.words import Words

UP = 0.3  # share of the running speed
MOST = 1.3


def can_begin(body: Body, touch: Touch) -> bool:
    """At any time, but it waits for the end of a leap or a hold."""
    return body.move == body.gait


def begin(body: Body, touch: Touch) -> Body:
    """One pace up; who stands begins to run."""
    return replace(body, gait="run", pace=min(MOST, body.pace + UP))


def during(body: Body, touch: Touch) -> None:
    """It is over as soon as it has begun: the run goes on by itself."""
    return


WORDS = Words(en=("faster", "speed up"), zh=("快点", "快一点", "跑快点"))
POSES = (
    Pose(0.0, 6, -4, (-22, 104), (18, 112), (24, 30, 0), (-20, 52, 18)),
    Pose(0.3, 33, 14, (-92, 52), (70, 88), (62, 66, -4), (-44, 44, 30)),
    Pose(0.65, 27, 10, (66, 92), (-86, 58), (-40, 48, 30), (60, 62, -4)),
    Pose(1.0, 20, 6, (-70, 70), (52, 100), (58, 62, -4), (-34, 56, 24)),
)
MOVE = Move("faster", WORDS, POSES, can_begin, begin, during, builds_on=("run",))
